import * as v from "valibot";
import { StoreFailure } from "../answered-error.ts";
import type { ProxyStore } from "./proxy-store.ts";

/** One kind of record in the store, typed. The parts of a key never run into each other. */
export interface Shelf<Entry> {
  get(key: readonly string[]): Promise<Entry | null>;
  put(key: readonly string[], entry: Entry, ttlMs: number): Promise<void>;
  putIfAbsent(key: readonly string[], entry: Entry, ttlMs: number): Promise<boolean>;
  take(key: readonly string[]): Promise<Entry | null>;
}

export function createShelf<Entry>(
  store: ProxyStore,
  kind: string,
  schema: v.GenericSchema<unknown, Entry>,
): Shelf<Entry> {
  const name = (key: readonly string[]) =>
    ["guichet", kind, ...key.map(encodeURIComponent)].join(":");
  // A record of another version of this software counts as absent.
  const read = (text: string | null): Entry | null => {
    if (text === null) return null;
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
    return parsed.success ? parsed.output : null;
  };
  const ask = async <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
    try {
      return await call();
    } catch {
      throw new StoreFailure();
    }
  };
  return {
    get: async (key) => read(await ask(() => store.get(name(key)))),
    put: (key, entry, ttlMs) => ask(() => store.put(name(key), JSON.stringify(entry), ttlMs)),
    putIfAbsent: (key, entry, ttlMs) =>
      ask(() => store.putIfAbsent(name(key), JSON.stringify(entry), ttlMs)),
    take: async (key) => read(await ask(() => store.take(name(key)))),
  };
}
