/** Marks that nobody sees and nobody types: of width zero, of direction, of byte order. */
const INVISIBLE = /\p{Cf}/gu;
const EDGES = /^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu;
/** What people and messages put between the digits of a number. */
const BETWEEN_DIGITS = /[\s\p{Cf}\p{Pd}\u2212.\u00B7]/gu;
/** The same in a code, where a point may be a part of what is meant. */
const BETWEEN_DIGITS_OF_CODE = /[\s\p{Cf}\p{Pd}\u2212]/gu;
// eslint-disable-next-line no-control-regex -- the whole of ASCII is what is meant
const ASCII = /^[\u0000-\u007F]*$/;

export const isAscii = (text: string): boolean => ASCII.test(text);

/** The zeros of other digits than ASCII's that keyboards write: Arabic, Persian, Devanagari, full width. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0xff10];

/** Digits of other scripts, and wide ones, as the digits that banks know. */
const asciiDigits = (text: string): string =>
  text.replace(/\p{Nd}/gu, (digit) => {
    const at = digit.codePointAt(0) ?? 0;
    const zero = ZEROS.find((code) => at >= code && at < code + 10);
    return zero === undefined ? digit : String(at - zero);
  });

const onlyDigits = (text: string): string | null => (/^\d+$/.test(text) ? text : null);

/**
 * A text without what surrounds it, and without marks that nobody sees where all the rest is ASCII. In other scripts such
 * marks belong to the words.
 */
export function plainText(typed: string): string {
  const text = typed.replace(EDGES, "");
  const seen = text.replace(INVISIBLE, "");
  return isAscii(seen) ? seen : text;
}

/** The same with ordinary spaces in place of all others. */
export const withPlainSpaces = (text: string): string =>
  text.replace(INVISIBLE, "").replace(/\s/g, " ");

/** The same without any space inside. */
export const joined = (text: string): string => text.replace(/[\s\p{Cf}]/gu, "");

/** The digits of a number that was written with something between them; `null` for anything else. */
export const digitsOf = (text: string): string | null =>
  onlyDigits(asciiDigits(text.replace(BETWEEN_DIGITS, "")));

/** A whole date with dashes or spaces: the answer to a question that asks for one. */
const DATE = /^(?:\d{1,2}[- ]\d{1,2}[- ](?:19|20)\d\d|(?:19|20)\d\d[- ]\d{1,2}[- ]\d{1,2})$/;

/** The digits of a one-time code; `null` for anything else, and for what may be a date. */
export const digitsOfCode = (text: string): string | null =>
  DATE.test(text) ? null : onlyDigits(asciiDigits(text.replace(BETWEEN_DIGITS_OF_CODE, "")));

/** A date as its field wrote it, in ASCII digits and without spaces. */
export const dateText = (text: string): string => asciiDigits(joined(text));
