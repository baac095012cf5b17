import type { SandboxClock } from "./clock.ts";

/** A clock for tests: it moves when told, or when something sleeps. Nothing ever waits. */
export interface FakeClock extends SandboxClock {
  /** Lets `ms` milliseconds pass. */
  advance(ms: number): void;
}

/**
 * Creates a clock for tests, at an instant (milliseconds since 1970; default the 15th of January 2026, 10:00 in Paris).
 *
 * @public
 */
export function createFakeClock(start = Date.UTC(2026, 0, 15, 9)): FakeClock {
  let now = start;
  return {
    now: () => now,
    advance: (ms) => {
      now += ms;
    },
    sleep: (ms) => {
      now += ms;
      return Promise.resolve();
    },
  };
}
