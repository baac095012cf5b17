/** Stands in a text for whatever may be there. */
export const ANY_TEXT = "\uE000";
/** Stands for any number that takes the form of many. */
export const ANY_NUMBER = 70_707;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Every kind of space is a space, as browsers see it in accessible names, and a hyphen is one where no line may break. */
const patternOf = (text: string): string =>
  escaped(text.trim())
    .replaceAll(ANY_TEXT, ".+")
    .replace(/70\D?707/g, "\\d+")
    .replace(/[-\u2011]/g, "[-\\u2011]")
    .replace(/\s+/g, "\\s+");

/** A pattern that exactly these texts match. */
export const oneOf = (...texts: readonly string[]): RegExp =>
  new RegExp(`^(?:${[...new Set(texts.map(patternOf))].join("|")})$`);
