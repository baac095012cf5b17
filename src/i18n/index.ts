/**
 * The texts and what turns facts into words: catalogues, translator, choice of the language.
 * @packageDocumentation
 */
export type { MessageOverrides } from "./catalogue.ts";
export type { MessageId } from "./catalogue/message-id.ts";
export { loadCatalogue, loadFirstTexts } from "./load-catalogue.ts";
export { locales, resolveLocale, type Locale } from "./locale.ts";
export { createTranslator, type Translator } from "./translator.ts";
