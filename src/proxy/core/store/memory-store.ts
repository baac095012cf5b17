import type { ProxyStore } from "./proxy-store.ts";

export interface MemoryStoreOptions {
  /** Milliseconds since 1970; `Date.now` by default. */
  readonly now?: (() => number) | undefined;
  /** The oldest entries leave beyond this many; 20 000 by default. */
  readonly maxEntries?: number | undefined;
}

/**
 * A {@link ProxyStore} in the memory of this process: right for one process, wrong for replicas.
 *
 * @public
 */
export function createMemoryStore(options: MemoryStoreOptions = {}): ProxyStore {
  const { now = Date.now, maxEntries = 20_000 } = options;
  const entries = new Map<string, { value: string; until: number }>();

  const live = (key: string): string | null => {
    const entry = entries.get(key);
    if (entry === undefined) return null;
    if (entry.until > now()) return entry.value;
    entries.delete(key);
    return null;
  };

  const makeRoom = () => {
    if (entries.size < maxEntries) return;
    for (const [key, entry] of entries) if (entry.until <= now()) entries.delete(key);
    for (const key of entries.keys()) {
      if (entries.size < maxEntries) return;
      entries.delete(key);
    }
  };

  const write = (key: string, value: string, ttlMs: number) => {
    entries.delete(key);
    makeRoom();
    entries.set(key, { value, until: now() + ttlMs });
  };

  return {
    get: (key) => Promise.resolve(live(key)),
    put: (key, value, ttlMs) => {
      write(key, value, ttlMs);
      return Promise.resolve();
    },
    putIfAbsent: (key, value, ttlMs) => {
      const isFree = live(key) === null;
      if (isFree) write(key, value, ttlMs);
      return Promise.resolve(isFree);
    },
    take: (key) => {
      const value = live(key);
      entries.delete(key);
      return Promise.resolve(value);
    },
  };
}
