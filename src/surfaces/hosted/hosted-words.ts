import type { Locale } from "../../i18n/index.ts";
import { plainWords } from "../../widget/index.ts";

/** What a page says that says one thing. */
export interface NoticeWords {
  readonly heading: string;
  readonly text: string;
}

/** The title of the document. */
export const titles: Readonly<Record<Locale, string>> = {
  en: "Connect your bank",
  fr: "Connecter votre banque",
};

/** What can be said when nothing more could be fetched. */
export const unreachable: Readonly<Record<Locale, NoticeWords>> = plainWords;
