import format from "icu-minify/format";
import { createCalendar } from "./calendar.ts";
import type { Catalogue } from "./catalogue.ts";
import type { MessageId } from "./catalogue/message-id.ts";
import { createIntlFormatters } from "./intl-formatters.ts";
import type { Locale } from "./locale.ts";
import type { ValuesParameter } from "./message-values.ts";

/** Everything that turns a fact into words of the reader's language. Instants are milliseconds since 1970. */
export interface Translator {
  readonly locale: Locale;
  readonly dir: "ltr" | "rtl";
  /** The text named `id`. Where the types were not heeded, a name that is missing leaves a gap. */
  readonly t: <Id extends MessageId>(id: Id, ...values: ValuesParameter<Id>) => string;
  /** "a, b and c". */
  readonly list: (items: readonly string[]) => string;
  /** "31 December 2026". */
  readonly date: (instant: number) => string;
  /** With its preposition, for `{when}`: "at 18:30", "tomorrow at 06:00", "on 3 December at 06:00". */
  readonly when: (instant: number, now: number) => string;
  /** The name of a country by its ISO 3166 code, or the code itself when it has none. */
  readonly country: (code: string) => string;
  /** The name of a Powens account type in the plural, for `{list}`; "other accounts" for a type of the future. */
  readonly accountType: (type: string) => string;
}

export interface TranslatorOptions {
  readonly locale: Locale;
  /** All texts, or those that are there already: one that is missing is empty. */
  readonly catalogue: Partial<Catalogue>;
  /** IANA name of the reader's time zone; the runtime's own when absent. */
  readonly timeZone?: string | undefined;
}

const conventions: Readonly<Record<Locale, { intl: string; dir: "ltr" | "rtl" }>> = {
  // British English: day before month and a 24-hour clock, as the texts are worded.
  en: { intl: "en-GB", dir: "ltr" },
  fr: { intl: "fr", dir: "ltr" },
};

const withGaps = (values: Readonly<Record<string, string | number>>) =>
  new Proxy(values, {
    has: () => true,
    get: (target, name) => (typeof name === "string" ? (target[name] ?? "") : undefined),
  });

const isOwnKey = <Texts extends object>(texts: Texts, key: string): key is keyof Texts & string =>
  Object.hasOwn(texts, key);

/**
 * Creates the translator of one widget. It keeps its own formatters and shares nothing.
 *
 * @throws RangeError when `timeZone` is not a time zone.
 */
export const createTranslator = ({
  locale,
  catalogue,
  timeZone,
}: TranslatorOptions): Translator => {
  const { intl, dir } = conventions[locale];
  const formatters = createIntlFormatters(intl);
  const calendar = createCalendar(intl, timeZone);
  const lists = new Intl.ListFormat(intl, { type: "conjunction" });
  const countries = new Intl.DisplayNames(intl, { type: "region" });

  const t: Translator["t"] = (id, ...[values = {}]) =>
    [format(catalogue[id] ?? "", intl, withGaps(values), { formatters })].flat().join("");

  return {
    locale,
    dir,
    t,
    list: (items) => lists.format(items),
    date: (instant) => {
      const { day, monthName, year } = calendar(instant);
      return t("date.full", { day, month: monthName, year });
    },
    when: (instant, now) => {
      const [then, today] = [calendar(instant), calendar(now)];
      const time = t("time.clock", { hour: then.hour, minute: then.minute });
      const days = then.dayNumber - today.dayNumber;
      if (days === 0) return t("when.today", { time });
      if (days === 1) return t("when.tomorrow", { time });
      const { day, monthName: month, year } = then;
      const date =
        year === today.year
          ? t("date.dayAndMonth", { day, month })
          : t("date.full", { day, month, year });
      return t("when.later", { date, time });
    },
    country: (code) =>
      /^[a-z]{2}$/i.test(code) ? (countries.of(code.toUpperCase()) ?? code) : code,
    accountType: (type) => {
      const id = `accountType.${type}`;
      return t(isOwnKey(catalogue, id) ? id : "accountType.unknown");
    },
  };
};
