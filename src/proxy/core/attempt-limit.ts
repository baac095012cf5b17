import { AnsweredError } from "./answered-error.ts";
import type { ProxySettings } from "./options.ts";
import { createPlaces } from "./store/places.ts";

const REFUSED = { count: 5, ms: 15 * 60_000 };

/** Keeps a user from locking a bank account by guessing. */
export interface AttemptLimit {
  /**
   * Takes one of five places for 15 minutes; throws `rate_limited` when none is free. Call `release` when the attempt
   * turned out not to be a wrong password.
   */
  take(userKey: string, target: string): Promise<{ release(): Promise<void> }>;
}

export function createAttemptLimit(settings: Pick<ProxySettings, "store" | "now">): AttemptLimit {
  const places = createPlaces(settings, "attempt");

  return {
    async take(userKey, target) {
      const place = await places.take([userKey, target], REFUSED);
      if (place.isTaken) return place;
      throw new AnsweredError(429, "rate_limited", "Too many refused attempts at this bank.", {
        retryAfter: Math.max(1, Math.ceil((place.freeAt - settings.now()) / 1000)),
        nothingSent: true,
      });
    },
  };
}
