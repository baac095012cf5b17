export interface DateParts {
  day: string;
  month: string;
  year: string;
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})$/;
const PASTED = /^\s*(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4})\s*$/;

const partsOf = (match: RegExpExecArray | null, order: [number, number, number]) =>
  match && {
    day: match[order[0]] ?? "",
    month: match[order[1]] ?? "",
    year: match[order[2]] ?? "",
  };

/** The parts of an ISO date; three empty parts for anything else. */
export const partsFromIso = (iso: string): DateParts =>
  partsOf(ISO.exec(iso), [3, 2, 1]) ?? { day: "", month: "", year: "" };

/** The parts of a pasted whole date, day first or ISO; `null` when the text is no whole date. */
export const partsFromPaste = (text: string): DateParts | null =>
  partsOf(PASTED.exec(text), [1, 2, 3]) ?? partsOf(ISO.exec(text.trim()), [3, 2, 1]);

const twoDigits = (part: string): string => (part === "" ? "" : part.padStart(2, "0"));

/**
 * Three typed parts as one text, empty where nothing was typed: `yyyy-mm-dd` where day, month and year are all there,
 * and never that where one is missing.
 */
export function isoFromParts(parts: DateParts): string {
  const [day, month, year] = [parts.day.trim(), parts.month.trim(), parts.year.trim()];
  if (`${day}${month}${year}` === "") return "";
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}
