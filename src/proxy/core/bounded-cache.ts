/** A small cache with a time to live; the entry used longest ago leaves first. */
export interface BoundedCache<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value, ttlMs: number): void;
}

export function createBoundedCache<Value>(
  now: () => number,
  maxEntries: number,
): BoundedCache<Value> {
  const entries = new Map<string, { value: Value; until: number }>();
  return {
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entries.delete(key);
      if (entry.until <= now()) return undefined;
      entries.set(key, entry);
      return entry.value;
    },
    set(key, value, ttlMs) {
      entries.delete(key);
      const oldest = entries.size >= maxEntries ? entries.keys().next() : undefined;
      if (oldest?.value !== undefined) entries.delete(oldest.value);
      entries.set(key, { value, until: now() + ttlMs });
    },
  };
}
