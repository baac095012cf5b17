import * as v from "valibot";

/*
 * Answers are read for what they can mean: a place that holds something else than is documented is read as what it
 * stands for, or as if it were absent. One odd detail never hides what stands around it.
 *
 * The marks about side effects let a bundler leave out what a page does not use.
 */

/** A place of an answer, read by a function that takes whatever is there; `null` where there is nothing. */
/* @__NO_SIDE_EFFECTS__ */
export const reading = <Value>(read: (value: unknown) => Value) =>
  v.pipe(v.nullish(v.unknown(), null), v.transform(read));

/** A text, or a number as one; `null` for all else. */
export const readText = (value: unknown): string | null =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : null;

/** A text, or the one that an object holds at a key. */
export const textAt = (value: unknown, key: string): string | null =>
  readText(typeof value === "object" && value !== null ? Reflect.get(value, key) : value);

/** A date-time as it is written, or any other word that there is one; `null` where its absence is put into a word. */
function readMoment(value: unknown): string | null {
  const text = value === true ? "true" : (readText(value) ?? "");
  return /^(?:0|false|null|0000-.*)?$/.test(text) ? null : text;
}

/** A safe integer from `least` on, also as digits in a text. */
const readInteger = (value: unknown, least: number): number | null => {
  const text = readText(value) ?? "";
  const number = Number(text);
  return /^\d+$/.test(text) && Number.isSafeInteger(number) && number >= least ? number : null;
};

export const readId = (value: unknown): number | null => readInteger(value, 1);

/** True or false, also as a number or a text. */
/* @__NO_SIDE_EFFECTS__ */
export const flag = (absent: boolean) =>
  reading((value) => {
    const word = String(value);
    return /^(?:1|true)$/i.test(word) || (absent && !/^(?:0|false)$/i.test(word));
  });

/** The entries of a list, also of one whose places are keys (`{"0": …}`); `null` when it is none. */
export function entriesOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value as readonly unknown[];
  if (typeof value !== "object" || value === null) return null;
  const entries: readonly unknown[] = Object.values(value);
  return entries.length > 0 && /^[\d,]+$/.test(Object.keys(value).join()) ? entries : null;
}

/** Each entry on its own: those that cannot be read are left out. */
const readEach = <Entry>(
  entries: readonly unknown[],
  schema: v.GenericSchema<unknown, Entry>,
): Entry[] =>
  entries.flatMap((entry) => {
    const parsed = v.safeParse(schema, entry);
    return parsed.success ? [parsed.output] : [];
  });

/** A list of which what can be read is kept; `null` when there is none, or nothing of it can be read. */
/* @__NO_SIDE_EFFECTS__ */
export const list = <Entry>(schema: v.GenericSchema<unknown, Entry>) =>
  reading((value) => {
    const entries = entriesOf(value);
    const read = readEach(entries ?? [], schema);
    return entries === null || (entries.length > 0 && read.length === 0) ? null : read;
  });

/** The same, empty where there is none. */
/* @__NO_SIDE_EFFECTS__ */
export const listOrEmpty = <Entry>(schema: v.GenericSchema<unknown, Entry>) =>
  v.pipe(
    list(schema),
    v.transform((entries) => entries ?? []),
  );

/** A list that must be there, of which what can be read is kept. */
/* @__NO_SIDE_EFFECTS__ */
export const listThere = <Entry>(schema: v.GenericSchema<unknown, Entry>) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((entries) => readEach(entries, schema)),
  );

/** How many there are; `null` where that is not said. */
export const count = reading((value) => readInteger(value, 0));

export const text = reading(readText);
export const moment = reading(readMoment);
export const optionalId = reading(readId);
/** An id without which its object cannot be used. */
export const neededId = v.pipe(optionalId, v.number());

/** An id of which 0 says that there is none. */
export const idOrZero = reading((value) => readId(value) ?? 0);

/** Texts in a list, or a single one by itself. */
export const readTexts = (value: unknown): string[] =>
  (entriesOf(value) ?? [value]).filter((one) => typeof one === "string");
export const texts = reading(readTexts);
