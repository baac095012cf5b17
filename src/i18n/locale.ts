/** The languages that have a catalogue; the first is the one for everybody else. */
export const locales = ["en", "fr"] as const;
export type Locale = (typeof locales)[number];

const languageOf = (tag: string): string | undefined => {
  try {
    // Hosts often hand over the POSIX form, `fr_FR`.
    return new Intl.Locale(tag.replaceAll("_", "-")).language;
  } catch {
    return undefined;
  }
};

/**
 * Chooses the language: what the host asked for, else the first of the reader's languages that has a catalogue, else English.
 *
 * A tag counts by its language (`fr-CA` is French); one that is not a language tag (BCP 47) is passed over.
 */
export const resolveLocale = (
  requested: string | undefined,
  preferred: readonly string[],
): Locale => {
  for (const tag of requested === undefined ? preferred : [requested, ...preferred]) {
    const language = languageOf(tag);
    const locale = locales.find((candidate) => candidate === language);
    if (locale !== undefined) return locale;
  }
  return locales[0];
};
