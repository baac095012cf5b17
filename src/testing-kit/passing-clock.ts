import type { SandboxClock } from "../sandbox/index.ts";

/** The time of day, of which one can let some pass at once. */
export interface PassingClock extends SandboxClock {
  /** Lets seconds pass; whoever sleeps for less wakes up. */
  pass(seconds: number): void;
}

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** A clock that goes by itself, and faster when told: a server that sleeps over it can be woken. */
export function createPassingClock(): PassingClock {
  const sleepers = new Set<Sleeper>();
  let passed = 0;
  const now = () => Date.now() + passed;
  return {
    now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          sleepers.delete(sleeper);
          signal?.removeEventListener("abort", wake);
          resolve();
        };
        const sleeper: Sleeper = { until: now() + ms, wake };
        const timer = setTimeout(wake, ms);
        sleepers.add(sleeper);
        signal?.addEventListener("abort", wake, { once: true });
      }),
    pass: (seconds) => {
      if (!(seconds >= 0)) throw new RangeError("time passes by seconds from 0 on");
      passed += seconds * 1_000;
      // One that wakes a little early would look at the clock and see that it is not yet time.
      for (const { until, wake } of [...sleepers]) if (until <= now()) wake();
    },
  };
}
