import * as v from "valibot";
import { AnsweredError } from "./answered-error.ts";
import type { ProxySettings } from "./options.ts";
import { createShelf } from "./store/shelf.ts";

const MAX_REFUSED = 5;
const WINDOW_MS = 15 * 60_000;

/** Keeps a user from locking a bank account by guessing. */
export interface AttemptLimit {
  /**
   * Takes one of five places for 15 minutes; throws `rate_limited` when none is free. Call `release` when the attempt
   * turned out not to be a wrong password.
   */
  take(userKey: string, target: string): Promise<{ release(): Promise<void> }>;
}

export function createAttemptLimit({
  store,
  now,
}: Pick<ProxySettings, "store" | "now">): AttemptLimit {
  // Places rather than a counter: taking one is atomic with `putIfAbsent`, however many submit at once.
  const places = createShelf(store, "attempt", v.object({ until: v.number() }));

  return {
    async take(userKey, target) {
      const until = now() + WINDOW_MS;
      let soonest = until;
      for (let place = 0; place < MAX_REFUSED; place += 1) {
        const key = [userKey, target, String(place)];
        if (await places.putIfAbsent(key, { until }, WINDOW_MS)) {
          return {
            async release() {
              // A place that cannot be given back ends by itself; the outcome must not fail for it.
              await places.take(key).catch(() => undefined);
            },
          };
        }
        soonest = Math.min(soonest, (await places.get(key))?.until ?? now());
      }
      throw new AnsweredError(429, "rate_limited", "Too many refused attempts at this bank.", {
        retryAfter: Math.max(1, Math.ceil((soonest - now()) / 1000)),
        nothingSent: true,
      });
    },
  };
}
