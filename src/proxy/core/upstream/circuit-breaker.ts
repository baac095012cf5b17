const WINDOW_MS = 10_000;
const OPEN_MS = 10_000;
const FEWEST_CALLS = 20;

/** The window is counted in parts of this length, so that a call costs the same whatever their number. */
const PART_MS = 1_000;
const PARTS = WINDOW_MS / PART_MS;
const UNUSED = Number.NEGATIVE_INFINITY;

/**
 * Stops reading from a Powens that mostly fails, and tries one read now and then until it is well.
 *
 * Made by hand: of the kept libraries, cockatiel 4 needs Node 22, and opossum wraps each call in a function of its own.
 */
export interface CircuitBreaker {
  /** Whether a call may go out; after a pause of 10 s one may, as a probe. */
  admits(): boolean;
  /** What became of a call that was let out. An answer of the 4xx range is no failure. */
  record(failed: boolean): void;
}

export function createCircuitBreaker(now: () => number): CircuitBreaker {
  const parts = Array.from({ length: PARTS }, () => ({ at: UNUSED, calls: 0, failures: 0 }));
  let openUntil: number | null = null;
  let isProbing = false;

  const partOfNow = () => {
    const at = Math.floor(now() / PART_MS);
    const part = parts[at % PARTS] ?? { at, calls: 0, failures: 0 };
    if (part.at !== at) Object.assign(part, { at, calls: 0, failures: 0 });
    return part;
  };

  const mostlyFails = () => {
    const oldest = Math.floor(now() / PART_MS) - PARTS;
    const recent = parts.filter(({ at }) => at > oldest);
    const sum = (of: "calls" | "failures") => recent.reduce((total, part) => total + part[of], 0);
    return sum("calls") >= FEWEST_CALLS && sum("failures") * 2 >= sum("calls");
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
        for (const part of parts) part.at = UNUSED;
        return;
      }
      const part = partOfNow();
      part.calls += 1;
      if (failed) part.failures += 1;
      if (openUntil === null && mostlyFails()) openUntil = now() + OPEN_MS;
    },
  };
}
