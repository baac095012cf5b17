import * as v from "valibot";
import type { ProxySettings } from "../options.ts";
import { createShelf } from "./shelf.ts";

/** So many may be taken in any stretch of so many milliseconds. */
export interface PlaceRule {
  readonly count: number;
  readonly ms: number;
}

/** A place that was taken, or when the next one is free. */
export type Place =
  | { readonly isTaken: true; readonly release: () => Promise<void> }
  | { readonly isTaken: false; readonly freeAt: number };

/** Counts what happened in the past minutes, over all processes that share the store. */
export interface Places {
  take(key: readonly string[], rule: PlaceRule): Promise<Place>;
}

/** Places rather than a counter: taking one is atomic with `putIfAbsent`, however many come at once. */
export function createPlaces(
  { store, now }: Pick<ProxySettings, "now" | "store">,
  kind: string,
): Places {
  const places = createShelf(store, kind, v.object({ until: v.number() }));

  return {
    async take(key, { count, ms }) {
      const until = now() + ms;
      let freeAt = until;
      for (let number = 0; number < count; number += 1) {
        const place = [...key, String(number)];
        if (await places.putIfAbsent(place, { until }, ms)) {
          return {
            isTaken: true,
            async release() {
              // A place that cannot be given back ends by itself; nothing may fail for it.
              await places.take(place).catch(() => undefined);
            },
          };
        }
        freeAt = Math.min(freeAt, (await places.get(place))?.until ?? now());
      }
      return { isTaken: false, freeAt };
    },
  };
}
