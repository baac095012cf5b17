export interface DateParts {
  day: string;
  month: string;
  year: string;
}

/** How far a typed date has come; `unreal` is a full date that is in no calendar, like 31 February. */
export type DateState = "empty" | "incomplete" | "unreal" | "complete";

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

/** The ISO date of three typed parts, empty unless the date is complete and real. */
export function isoFromParts({ day, month, year }: DateParts): { iso: string; state: DateState } {
  const parts = [day.trim(), month.trim(), year.trim()] as const;
  if (parts.every((part) => part === "")) return { iso: "", state: "empty" };
  if (parts.some((part) => part === "")) return { iso: "", state: "incomplete" };
  const [d, m, y] = parts;
  if (/^\d+$/.test(y) && y.length < 4) return { iso: "", state: "incomplete" };
  const iso = `${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  const isReal =
    ISO.test(iso) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso);
  return isReal ? { iso, state: "complete" } : { iso: "", state: "unreal" };
}
