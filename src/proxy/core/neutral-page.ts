import { answer } from "./answer.ts";

const texts = {
  en: {
    title: "You can close this page",
    body: "This page cannot finish your bank connection. Go back to the window where you began; it shows where things stand.",
  },
  fr: {
    title: "Vous pouvez fermer cette page",
    body: "Cette page ne peut pas terminer la connexion à votre banque. Revenez à la fenêtre où vous avez commencé : elle indique où vous en êtes.",
  },
} as const;

/** French when it comes before English in the browser's list. */
const prefersFrench = (acceptLanguage: string | null): boolean =>
  /^(?:(?!en\b).)*\bfr\b/i.test(acceptLanguage?.slice(0, 200) ?? "");

/** The page for a return that nobody here is waiting for; the same whatever the reason. */
export function neutralPage(acceptLanguage: string | null, nonce: string): Response {
  const language = prefersFrench(acceptLanguage) ? "fr" : "en";
  const { title, body } = texts[language];
  const html = `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style nonce="${nonce}">:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}main{max-width:32rem;margin:15vh auto;padding:0 1.5rem}</style>
<main><h1>${title}</h1><p>${body}</p></main>
</html>
`;
  return answer(410, html, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": `default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  });
}
