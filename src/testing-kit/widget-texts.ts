import compile from "icu-minify/compile";
import format, { type CompiledMessage } from "icu-minify/format";
import { first as enFirst } from "../i18n/compiled/en-first.ts";
import { later as enLater } from "../i18n/compiled/en-later.ts";
import { first as frFirst } from "../i18n/compiled/fr-first.ts";
import { later as frLater } from "../i18n/compiled/fr-later.ts";
import { locales, type Locale, type MessageId, type MessageOverrides } from "../i18n/index.ts";
import { createIntlFormatters } from "../i18n/intl-formatters.ts";
import { ANY_NUMBER, ANY_TEXT, oneOf } from "./text-pattern.ts";

/** Values for the places of a text, for example `{ bank: "Banque du Vieux Moulin" }`. */
export type TextValues = Readonly<Record<string, string | number>>;

/** From the name of a text of the widget to a pattern that exactly its words match; open places match anything. */
export type WidgetTexts = (id: MessageId, values?: TextValues) => RegExp;

// Imported, not fetched: a page object is made without waiting.
/** The texts of each language. */
export const catalogues: Readonly<Record<Locale, Readonly<Record<MessageId, CompiledMessage>>>> = {
  en: { ...enFirst, ...enLater },
  fr: { ...frFirst, ...frLater },
};
const numbers = ["count", "max", "minutes"];
/** One for each form that a text may have. */
const anyNumbers = [0, 1, ANY_NUMBER];

const formatters = createIntlFormatters("en");

function render(
  message: CompiledMessage,
  language: Locale,
  values: TextValues,
  anyNumber: number,
): string {
  const filled = new Proxy<Record<string, string | number>>(
    {},
    {
      has: () => true,
      get: (_, name) =>
        typeof name === "string"
          ? (values[name] ?? (numbers.includes(name) ? anyNumber : ANY_TEXT))
          : undefined,
    },
  );
  return [format(message, language, filled, { formatters })].flat().join("");
}

/**
 * The texts of the widget as patterns: of one language, or of all that it speaks.
 *
 * `messages` are the host's own words, in ICU MessageFormat, as they are given to the widget. Throws the parser's error
 * where one of them cannot be read.
 */
export const createWidgetTexts =
  (locale?: Locale, messages: MessageOverrides = {}): WidgetTexts =>
  (id, values = {}) => {
    const own = messages[id];
    return oneOf(
      ...(locale === undefined ? locales : [locale]).flatMap((language) =>
        anyNumbers.map((anyNumber) =>
          render(
            own === undefined ? catalogues[language][id] : compile(own),
            language,
            values,
            anyNumber,
          ),
        ),
      ),
    );
  };
