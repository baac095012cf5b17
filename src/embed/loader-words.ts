const words = {
  en: {
    name: "Connect your bank",
    failed: "This did not load",
    tryAgain: "Try again",
    close: "Close",
  },
  fr: {
    name: "Connecter votre banque",
    failed: "Le chargement a échoué",
    tryAgain: "Réessayer",
    close: "Fermer",
  },
};

export type LoaderWords = (typeof words)["en"] & { readonly lang: string };

const isKnown = (lang: string): lang is keyof typeof words => Object.hasOwn(words, lang);

/** What is said while the frame loads, or when it does not: in the first of these languages that is known here. */
export function loaderWords(requested: string | undefined): LoaderWords {
  const tags = requested === undefined ? navigator.languages : [requested, ...navigator.languages];
  const lang = tags.map((tag) => tag.slice(0, 2).toLowerCase()).find(isKnown) ?? "en";
  return { lang, ...words[lang] };
}
