import type { Institution } from "../institution.ts";
import { bankStyle } from "./bank-style.ts";
import type { BankTexts } from "./bank-texts.ts";
import { html, type Html } from "./html.ts";

const LOOPBACK = "http://localhost:* http://*.localhost:* http://127.0.0.1:*";

interface BankPage {
  readonly texts: Pick<BankTexts, "lang" | "banner">;
  readonly institution: Institution | null;
  readonly title: string;
  readonly body: Html;
  readonly status?: number;
  readonly redirectUri?: string;
}

async function hashOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

/**
 * Where the page's forms may lead. Chromium holds every redirect after a form to this, and the return address may send
 * the browser on to a page that the sandbox cannot know: any https or loopback page is allowed.
 */
function formTargets(redirectUri: string | undefined): string {
  if (redirectUri === undefined) return "'self'";
  const { origin, protocol } = new URL(redirectUri);
  return `'self' ${origin === "null" ? protocol : origin} ${LOOPBACK} https:`;
}

/** A whole page of a bank: no script, one style sheet named by its hash, never framed, never cached. */
export async function bankPage(page: BankPage): Promise<Response> {
  const { texts, institution, title, body, status = 200, redirectUri } = page;
  const style = bankStyle(institution?.connector.color ?? null);
  // Apart from the template: the hash covers every character between the tags.
  const sheet: Html = { html: `<style>${style}</style>` };
  const bank = institution?.connector.name ?? "";
  const document = html`<!doctype html>
    <html lang="${texts.lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${bank === "" ? title : `${title} – ${bank}`}</title>
        ${sheet}
      </head>
      <body>
        <header class="sandbox">${texts.banner}</header>
        <main>
          ${bank === "" ? html`` : html`<p class="bank">${bank}</p>`}
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html> `;
  return new Response(document.html, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-language": texts.lang,
      "content-security-policy": [
        "default-src 'none'",
        `style-src 'sha256-${await hashOf(style)}'`,
        `form-action ${formTargets(redirectUri)}`,
        "frame-ancestors 'none'",
        "base-uri 'none'",
      ].join("; "),
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "x-content-type-options": "nosniff",
    },
  });
}
