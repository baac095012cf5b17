import type { Locale } from "../../i18n/index.ts";
import { resolveLocale } from "../../i18n/locale.ts";
import { plainWords } from "../../widget/plain-words.ts";

const words: Readonly<Record<Locale, { name: string; loading: string }>> = {
  en: { name: "Connect your bank", loading: "Loading" },
  fr: { name: "Connecter votre banque", loading: "Chargement" },
};

export type LoaderWords = ReturnType<typeof loaderWords>;

/** What is said while the frame loads, or when it does not. */
export function loaderWords(requested: string | undefined) {
  const locale = resolveLocale(requested, navigator.languages);
  return { locale, ...plainWords[locale], ...words[locale] };
}
