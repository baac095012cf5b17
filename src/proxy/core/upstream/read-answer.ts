import * as v from "valibot";
import { entriesOf } from "../../../protocol/generous.ts";
import type { PowensCallName, ProxyLog } from "../log.ts";
import { oddPlaces } from "./odd-places.ts";
import type { PowensAnswer } from "./powens-answer.ts";
import { failureOf, isSuccess, unreadable } from "./powens-failure.ts";

const PLACES_TOLD = 10;

/** What an answer is to be read as. */
export interface Wanted<Output> {
  readonly call: PowensCallName;
  readonly schema: v.GenericSchema<unknown, Output>;
  /** The name that one of them has where an answer wraps it, or of the list that holds them. */
  readonly name: string;
}

const at = (json: unknown, name: string): unknown =>
  typeof json === "object" && json !== null ? Reflect.get(json, name) : undefined;
const single = (entries: readonly unknown[] | null): unknown =>
  entries?.length === 1 ? entries[0] : undefined;
const isEmptyObject = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0;

/** The log hears at which places answers were odd, never what stood there. */
function tell(log: ProxyLog, call: PowensCallName, odd: readonly string[]): void {
  if (odd.length === 0) return;
  const places = [...new Set(odd)].sort().slice(0, PLACES_TOLD);
  log.write({ event: "answer_mended", call, count: odd.length, places });
}

/** One thing in a body: wrapped or bare, also as the only entry of a list. `null` when there is none that can be read. */
export function findOne<Output>(
  log: ProxyLog,
  json: unknown,
  { call, schema, name }: Wanted<Output>,
): Output | null {
  const candidates = [
    at(json, name),
    json,
    single(entriesOf(json)),
    single(entriesOf(at(json, `${name}s`))),
  ];
  for (const candidate of candidates) {
    const parsed = v.safeParse(schema, candidate);
    if (!parsed.success) continue;
    tell(log, call, oddPlaces(candidate, parsed.output));
    return parsed.output;
  }
  log.write({ event: "answer_unreadable", call });
  return null;
}

/** Reads one thing of a successful answer; throws the browser's answer otherwise. */
export function readOne<Output>(
  log: ProxyLog,
  answer: PowensAnswer,
  wanted: Wanted<Output>,
): Output {
  if (!isSuccess(answer)) throw failureOf(answer);
  const found = answer.json === undefined ? null : findOne(log, answer.json, wanted);
  if (found === null) throw unreadable(answer);
  return found;
}

/** A list under its name, or by itself; `null` where there is none. */
function entriesIn(json: unknown, name: string): readonly unknown[] | null {
  const named = at(json, name);
  const isEmpty = named === null || isEmptyObject(named);
  return entriesOf(named) ?? entriesOf(json) ?? (isEmpty ? [] : null);
}

/** What was read of a list, and how many entries it had. */
export interface ReadList<Output> {
  readonly items: readonly Output[];
  readonly length: number;
}

/**
 * Reads the list of a successful answer, each entry on its own: those that cannot be read are left out and counted.
 * Throws the browser's answer where there is no list.
 */
export function readList<Output>(
  log: ProxyLog,
  answer: PowensAnswer,
  { call, schema, name }: Wanted<Output>,
): ReadList<Output> {
  if (!isSuccess(answer)) throw failureOf(answer);
  const entries = entriesIn(answer.json, name);
  const odd: string[] = [];
  const items = (entries ?? []).flatMap((entry) => {
    const parsed = v.safeParse(schema, entry);
    if (!parsed.success) return [];
    odd.push(...oddPlaces(entry, parsed.output));
    return [parsed.output];
  });
  // A list without its name is one of these only where one of these is in it.
  const isOther = entries !== null && entries === answer.json && entries.length > 0;
  if (entries === null || (isOther && items.length === 0)) {
    if (answer.json !== undefined) log.write({ event: "answer_unreadable", call });
    throw unreadable(answer);
  }
  const count = entries.length - items.length;
  if (count > 0) log.write({ event: "entries_dropped", call, count });
  tell(log, call, odd);
  return { items, length: entries.length };
}
