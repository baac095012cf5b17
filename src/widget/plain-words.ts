import type { Locale } from "../i18n/index.ts";

/** What can be said before the texts are there, or when they do not come. */
export const plainWords: Readonly<
  Record<Locale, { close: string; heading: string; text: string; tryAgain: string }>
> = {
  en: {
    close: "Close",
    heading: "This did not load",
    text: "Check your network, then try again.",
    tryAgain: "Try again",
  },
  fr: {
    close: "Fermer",
    heading: "Le chargement a échoué",
    text: "Vérifiez le réseau, puis réessayez.",
    tryAgain: "Réessayer",
  },
};
