import type { Locale } from "../../i18n/index.ts";

/** What a page says that says one thing. */
export interface NoticeWords {
  readonly heading: string;
  readonly text: string;
}

/** What can be said when nothing more could be fetched. */
export const hostedWords: Readonly<
  Record<
    Locale,
    { readonly title: string; readonly tryAgain: string; readonly unreachable: NoticeWords }
  >
> = {
  en: {
    title: "Connect your bank",
    tryAgain: "Try again",
    unreachable: {
      heading: "This did not load",
      text: "Check your network, then try again.",
    },
  },
  fr: {
    title: "Connecter votre banque",
    tryAgain: "Réessayer",
    unreachable: {
      heading: "Le chargement a échoué",
      text: "Vérifiez le réseau, puis réessayez.",
    },
  },
};
