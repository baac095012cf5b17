/** Stands in a text for whatever may be there. */
export const ANY_TEXT = "\uE000";
/** Stands for any number that takes the form of many. */
export const ANY_NUMBER = 70_707;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Every kind of space is a space: browsers make no difference between them in accessible names. */
const patternOf = (text: string): string =>
  escaped(text.trim())
    .replaceAll(ANY_TEXT, ".+")
    .replace(/70\D?707/g, "\\d+")
    .replace(/\s+/g, "\\s+");

/** A pattern that exactly these texts match. */
export const oneOf = (...texts: readonly string[]): RegExp =>
  new RegExp(`^(?:${[...new Set(texts.map(patternOf))].join("|")})$`);
