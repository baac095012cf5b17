const words = {
  en: {
    lang: "en",
    name: "Connect your bank",
    failed: "This did not load",
    tryAgain: "Try again",
    close: "Close",
  },
  fr: {
    lang: "fr",
    name: "Connecter votre banque",
    failed: "Le chargement a échoué",
    tryAgain: "Réessayer",
    close: "Fermer",
  },
};

export type LoaderWords = (typeof words)["en"];

/** What is said while the frame loads, or when it does not: in the first of these languages that is known here. */
export function loaderWords(requested: string | undefined): LoaderWords {
  const lang = [requested, ...navigator.languages].find((tag) => /^(en|fr)/i.test(tag ?? ""));
  return words[/^fr/i.test(lang ?? "") ? "fr" : "en"];
}
