const WINDOW_MS = 10_000;
const OPEN_MS = 10_000;
const FEWEST_CALLS = 20;

/** Stops reading from a Powens that mostly fails, and tries one read now and then until it is well. */
export interface CircuitBreaker {
  /** Whether a call may go out; after a pause of 10 s one may, as a probe. */
  admits(): boolean;
  /** What became of a call that was let out. An answer of the 4xx range is no failure. */
  record(failed: boolean): void;
}

export function createCircuitBreaker(now: () => number): CircuitBreaker {
  let calls: { at: number; failed: boolean }[] = [];
  let openUntil: number | null = null;
  let isProbing = false;

  const mostlyFails = () => {
    const failures = calls.filter(({ failed }) => failed).length;
    return calls.length >= FEWEST_CALLS && failures * 2 >= calls.length;
  };

  return {
    admits() {
      if (openUntil === null) return true;
      if (now() < openUntil || isProbing) return false;
      isProbing = true;
      return true;
    },
    record(failed) {
      if (isProbing) {
        isProbing = false;
        openUntil = failed ? now() + OPEN_MS : null;
        calls = [];
        return;
      }
      calls = calls.filter(({ at }) => at > now() - WINDOW_MS);
      calls.push({ at: now(), failed });
      if (openUntil === null && mostlyFails()) openUntil = now() + OPEN_MS;
    },
  };
}
