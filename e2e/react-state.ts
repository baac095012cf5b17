import type { Page } from "@playwright/test";

/** What the widget keeps in memory while it is mounted, as JSON texts. */
export interface KeptInMemory {
  readonly queries: readonly string[];
  readonly mutations: readonly string[];
  readonly flow: string;
}

/**
 * Reads the caches and the flow of the mounted widget. The product exposes none of it: React's own tree is walked from
 * the root's element until a provider holds what is looked for.
 */
export const readMemory = (page: Page): Promise<KeptInMemory> =>
  page.evaluate(() => {
    const isObject = (value: unknown): value is object =>
      typeof value === "object" && value !== null;
    const get = (value: unknown, ...path: readonly string[]): unknown =>
      path.reduce<unknown>(
        (inner, name) => (isObject(inner) ? Reflect.get(inner, name) : undefined),
        value,
      );
    const call = (value: unknown, method: string): unknown => {
      const found = get(value, method);
      return typeof found === "function" ? Reflect.apply(found, value, []) : undefined;
    };

    const root = document.getElementById("root");
    const key = Object.keys(root ?? {}).find((name) => name.startsWith("__reactContainer$"));
    if (root === null || key === undefined) throw new Error("React's root was not found");

    const fibers: unknown[] = [Reflect.get(root, key)];
    let instance: unknown;
    while (fibers.length > 0 && instance === undefined) {
      const fiber = fibers.pop();
      const found = get(fiber, "memoizedProps", "value", "instance");
      if (get(found, "queryClient") !== undefined) instance = found;
      for (const next of [get(fiber, "sibling"), get(fiber, "child")])
        if (isObject(next)) fibers.push(next);
    }
    if (instance === undefined) throw new Error("the widget's instance was not found");

    // Everything a cache entry holds, functions and cycles aside.
    const asText = (value: unknown): string => {
      const seen = new Set<unknown>();
      return JSON.stringify(value, (_name, inner: unknown) => {
        if (!isObject(inner)) return inner;
        if (seen.has(inner)) return undefined;
        seen.add(inner);
        return inner instanceof Map ? [...inner.entries()] : inner;
      });
    };
    const entries = (cache: string): string[] => {
      const all = call(call(get(instance, "queryClient"), cache), "getAll");
      if (!Array.isArray(all)) throw new Error(`${cache} was not found`);
      return all.map((entry) =>
        asText([get(entry, "queryKey"), get(entry, "state"), get(entry, "options")]),
      );
    };
    return {
      queries: entries("getQueryCache"),
      mutations: entries("getMutationCache"),
      flow: asText(call(get(instance, "store"), "getState")),
    };
  });
