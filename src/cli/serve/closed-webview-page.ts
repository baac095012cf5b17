/** Unlike the other answers, this one is met by people whom a client application sent, and by those who set it up. */
const closed = {
  en: {
    title: "This link is not set up correctly",
    body: "You can tell the service you came from. Nothing was changed.",
    setUp:
      "For those who run this server: the addresses of the Webview are off. GUICHET_WEBVIEW_ADDRESSES=on opens them.",
  },
  fr: {
    title: "Ce lien est mal configuré",
    body: "Vous pouvez le signaler au service d’où vous venez. Rien n’a été modifié.",
    setUp:
      "Pour qui exploite ce serveur\u00a0: les adresses de la Webview sont fermées. GUICHET_WEBVIEW_ADDRESSES=on les ouvre.",
  },
} as const;

const page = (
  language: "en" | "fr",
  title: string,
  paragraphs: readonly string[],
) => `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<h1>${title}</h1>
${paragraphs.map((text) => `<p>${text}</p>\n`).join("")}</html>
`;

/** What is shown at an address of the Webview while those are off, in the language of that address. */
export function closedWebviewPage(path: string): string {
  const language = path.startsWith("/fr/") ? "fr" : "en";
  const { title, body, setUp } = closed[language];
  return page(language, title, [body, setUp]);
}
