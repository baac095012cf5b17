/**
 * Lets all who ask for the same thing at the same time wait for one load of it.
 *
 * Made by hand: the `fetch` of lru-cache shares a load only together with keeping its result, and here the result
 * says whether it may be kept.
 */
export interface SharedLoad<Value> {
  load(key: string, loader: () => Promise<Value>): Promise<Value>;
}

export function createSharedLoad<Value>(): SharedLoad<Value> {
  const running = new Map<string, Promise<Value>>();
  return {
    load(key, loader) {
      const current = running.get(key);
      if (current !== undefined) return current;
      const load = loader().finally(() => running.delete(key));
      running.set(key, load);
      return load;
    },
  };
}
