/**
 * The texts and what turns facts into words: catalogues, translator, choice of the language.
 * @packageDocumentation
 */
export type { Catalogue, MessageOverrides } from "./catalogue.ts";
export type { FirstCatalogue } from "./first-texts.ts";
export type { MessageId } from "./catalogue/message-id.ts";
export { loadCatalogue, loadFirstTexts } from "./load-catalogue.ts";
export { locales, resolveLocale, type Locale } from "./locale.ts";
export type { MessageValues } from "./message-values.ts";
export { createTranslator, type Translator, type TranslatorOptions } from "./translator.ts";
