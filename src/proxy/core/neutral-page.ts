import { LEFT_FROM_KEY } from "../../protocol/return-parameter.ts";
import { answer } from "./answer.ts";
import type { ProxySettings } from "./options.ts";

const texts = {
  en: {
    close: {
      title: "You can close this page",
      body: "This page cannot finish your bank connection. Go back to the window where you began; it shows where things stand.",
    },
    back: {
      title: "Go back to where you began",
      body: "This page cannot finish your bank connection. The page where you began shows where things stand.",
    },
    onward: { title: "Going back", body: "You are back from your bank." },
    link: (place: string) => `Go to ${place}`,
  },
  fr: {
    close: {
      title: "Vous pouvez fermer cette page",
      body: "Cette page ne peut pas terminer la connexion à votre banque. Revenez à la fenêtre où vous avez commencé\u202f: elle indique où vous en êtes.",
    },
    back: {
      title: "Revenez à votre point de départ",
      body: "Cette page ne peut pas terminer la connexion à votre banque. La page où vous avez commencé indique où vous en êtes.",
    },
    onward: { title: "Retour en cours", body: "Vous revenez de votre banque." },
    link: (place: string) => `Aller sur ${place}`,
  },
} as const;

/** French when it comes before English in the browser's list. */
const prefersFrench = (acceptLanguage: string | null): boolean =>
  /^(?:(?!en\b).)*\bfr\b/i.test(acceptLanguage?.slice(0, 200) ?? "");

const escaped = (text: string) =>
  text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);

/**
 * In the tab that left, on the origin that it left: back to that page, once. Its widget asks what happened. Nothing is
 * read from the address, and no other origin is gone to.
 */
const goBack = `try{const k=${JSON.stringify(LEFT_FROM_KEY)},p=sessionStorage.getItem(k);if(p!==null&&new URL(p,location.href).origin===location.origin){sessionStorage.removeItem(k);location.replace(p)}}catch{}`;

type PageSettings = Pick<ProxySettings, "allowedOrigins" | "callerOrigins" | "randomHandle">;

interface Page {
  readonly acceptLanguage: string | null;
  readonly nonce: string;
  readonly status: number;
  readonly kind: "close" | "back" | "onward";
  readonly link: URL | null;
  readonly head?: string;
  readonly script?: string;
}

function page({ acceptLanguage, nonce, status, kind, link, head = "", script }: Page): Response {
  const language = prefersFrench(acceptLanguage) ? "fr" : "en";
  const { [kind]: words, link: label } = texts[language];
  const { title, body } = words;
  const way =
    link === null ? "" : `<p><a href="${escaped(link.href)}">${escaped(label(link.host))}</a></p>`;
  const html = `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
${head}<title>${title}</title>
<style nonce="${nonce}">:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}main{max-width:32rem;margin:15vh auto;padding:0 1.5rem}</style>
${script === undefined ? "" : `<script nonce="${nonce}">${script}</script>\n`}<main><h1>${title}</h1><p>${body}</p>${way}</main>
</html>
`;
  const scripts = script === undefined ? "" : ` script-src 'nonce-${nonce}';`;
  return answer(status, html, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": `default-src 'none';${scripts} style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  });
}

/** The start of the one site that people can have come from; `null` where there are several, which are nobody's business. */
function siteOf({ allowedOrigins, callerOrigins }: PageSettings): URL | null {
  const embedding = [...allowedOrigins].filter((origin) => !callerOrigins.has(origin));
  const [site, ...others] = embedding.length > 0 ? embedding : callerOrigins;
  return site === undefined || others.length > 0 ? null : new URL(site);
}

/**
 * The page in the place of an answer that a person would see and that nothing here can go on from. It says the same
 * whatever the reason, and leads back to where they left, as far as that is known.
 */
export function neutralPage(settings: PageSettings, { headers }: Request, status = 410): Response {
  const link = siteOf(settings);
  return page({
    acceptLanguage: headers.get("accept-language"),
    nonce: settings.randomHandle(),
    status,
    kind: link === null ? "close" : "back",
    link,
    script: goBack,
  });
}

/**
 * A page that goes on by itself, for a service worker that made the request anew: what it gets by a redirect, browsers
 * refuse to show.
 */
export function onwardPage(
  address: string,
  { randomHandle }: PageSettings,
  { headers }: Request,
): Response {
  return page({
    acceptLanguage: headers.get("accept-language"),
    nonce: randomHandle(),
    status: 200,
    kind: "onward",
    link: new URL(address),
    head: `<meta http-equiv="refresh" content="0;url=${escaped(address)}">\n`,
  });
}
