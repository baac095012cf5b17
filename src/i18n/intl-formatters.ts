import { writeJson } from "../protocol/write-json.ts";

const remembered = <Options, Formatter>(create: (options: Options | undefined) => Formatter) => {
  const made = new Map<string, Formatter>();
  return (options: Options | undefined): Formatter => {
    const key = writeJson(options ?? {});
    const formatter = made.get(key) ?? create(options);
    made.set(key, formatter);
    return formatter;
  };
};

/** Builds each `Intl` formatter of a locale once: making one costs far more than using it. */
export const createIntlFormatters = (intlLocale: string) => {
  const number = remembered(
    (options: Intl.NumberFormatOptions | undefined) => new Intl.NumberFormat(intlLocale, options),
  );
  const dateTime = remembered(
    (options: Intl.DateTimeFormatOptions | undefined) =>
      new Intl.DateTimeFormat(intlLocale, options),
  );
  const plural = remembered(
    (options: Intl.PluralRulesOptions | undefined) => new Intl.PluralRules(intlLocale, options),
  );
  return {
    getNumberFormat: (_: unknown, options?: Intl.NumberFormatOptions) => number(options),
    getDateTimeFormat: (_: unknown, options?: Intl.DateTimeFormatOptions) => dateTime(options),
    getPluralRules: (_: unknown, options?: Intl.PluralRulesOptions) => plural(options),
  };
};
