import { bankPage } from "../bank/bank-page.ts";
import { html, type Html } from "../bank/html.ts";
import type { Institution } from "../institution.ts";
import type { WebviewTexts } from "./webview-texts.ts";
import type { WebviewVisit } from "./webview-visit.ts";

const nothing = html``;

interface Page {
  readonly title: string;
  readonly institution?: Institution | undefined;
  readonly problem?: string | null;
  readonly body: Html;
}

/** A page of the webview, in the manner of the banks' pages. */
export const webviewPage = (
  { texts, redirectUri }: WebviewVisit,
  { title, institution, problem = null, body }: Page,
): Promise<Response> =>
  bankPage({
    texts,
    institution: institution ?? null,
    title,
    ...(redirectUri === null ? {} : { redirectUri }),
    body: html`${problem === null ? nothing : html`<p role="alert">${problem}</p>`} ${body}`,
  });

/** A button that is a form of its own, for one act on the page. */
export const actButton = (act: string, label: string, target = "", kind = ""): Html =>
  html`<form method="post">
    <input type="hidden" name="target" value="${target}" />
    <button class="${kind}" name="act" value="${act}">${label}</button>
  </form>`;

export const brokenLinkPage = (texts: WebviewTexts, problem: string): Promise<Response> =>
  bankPage({
    texts,
    institution: null,
    title: texts.brokenTitle,
    body: html`<p role="alert">${problem}</p>`,
    status: 400,
  });

export const endedVisitPage = (texts: WebviewTexts): Promise<Response> =>
  bankPage({
    texts,
    institution: null,
    title: texts.endedTitle,
    body: html`<p>${texts.endedText}</p>`,
    status: 404,
  });

export const closedPage = (texts: WebviewTexts): Promise<Response> =>
  bankPage({
    texts,
    institution: null,
    title: texts.closedTitle,
    body: html`<p>${texts.closedText}</p>`,
  });
