import { AnsweredError } from "./answered-error.ts";

const FRESH_MS = 2_000;
const PER_MINUTE = 12;
const MINUTE_MS = 60_000;
const MAX_WATCHED = 5_000;

interface Watched<Value> {
  load: Promise<Value> | null;
  last: { value: Value; at: number } | null;
  /** When the reads of the past minute began. */
  begun: number[];
}

/** Reads that many watchers share, at most twelve a minute each. */
export interface PacedReads<Value> {
  read(userKey: string, subject: string, loader: () => Promise<Value>): Promise<Value>;
  /** What was read before is no longer true. */
  forget(userKey: string, subject: string): void;
}

export function createPacedReads<Value>(now: () => number): PacedReads<Value> {
  const watched = new Map<string, Watched<Value>>();
  const nameOf = (userKey: string, subject: string) => JSON.stringify([userKey, subject]);

  const entryOf = (name: string): Watched<Value> => {
    const entry = watched.get(name) ?? { load: null, last: null, begun: [] };
    watched.delete(name);
    const oldest = watched.size >= MAX_WATCHED ? watched.keys().next() : undefined;
    if (oldest?.value !== undefined) watched.delete(oldest.value);
    watched.set(name, entry);
    return entry;
  };

  const begin = (entry: Watched<Value>, loader: () => Promise<Value>): Promise<Value> => {
    entry.begun.push(now());
    const load = loader()
      .then((value) => {
        entry.last = { value, at: now() };
        return value;
      })
      .finally(() => {
        entry.load = null;
      });
    entry.load = load;
    return load;
  };

  return {
    async read(userKey, subject, loader) {
      const entry = entryOf(nameOf(userKey, subject));
      if (entry.load !== null) return entry.load;
      if (entry.last !== null && now() - entry.last.at < FRESH_MS) return entry.last.value;
      entry.begun = entry.begun.filter((at) => at > now() - MINUTE_MS);
      if (entry.begun.length < PER_MINUTE) return begin(entry, loader);
      if (entry.last !== null) return entry.last.value;
      throw new AnsweredError(429, "rate_limited", "Too many reads of one connection.", {
        retryAfter: Math.ceil(((entry.begun[0] ?? now()) + MINUTE_MS - now()) / 1000),
      });
    },
    forget(userKey, subject) {
      // A read under way keeps its old entry: what it brings may be from before the write.
      watched.delete(nameOf(userKey, subject));
    },
  };
}
