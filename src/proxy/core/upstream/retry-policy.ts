import type { PowensAnswer } from "./powens-answer.ts";
import type { PowensTransportFailure } from "./powens-transport.ts";

const MAX_ATTEMPTS = 3;
const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 2_000;
const LONGEST_RETRY_AFTER_S = 30;
/** Repeats may add a tenth to the load of a Powens in trouble, and a handful to begin with. */
const BUDGET = { most: 10, perRead: 0.1 };

/** `Retry-After` in seconds, where it is a plain number. */
export function retryAfterOf(headers: Readonly<Record<string, string>>): number | undefined {
  const text = headers["retry-after"]?.trim() ?? "";
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

/** Decides whether a read is repeated, and waits before it is. */
export interface RetryPolicy {
  /** Resolves after the pause, with whether to try again. */
  again(result: PowensAnswer | PowensTransportFailure, attempt: number): Promise<boolean>;
}

export function createRetryPolicy(): RetryPolicy {
  let budget = BUDGET.most;

  const pauseOf = (
    result: PowensAnswer | PowensTransportFailure,
    attempt: number,
  ): number | null => {
    const ceiling = Math.min(FIRST_DELAY_MS * 2 ** (attempt - 1), LONGEST_DELAY_MS);
    const jittered = ceiling * (0.5 + Math.random() / 2);
    if (result === "cut" || result === "unreachable") return jittered;
    if (typeof result === "string" || result.status < 500) return null;
    const asked = retryAfterOf(result.headers);
    if (asked === undefined) return jittered;
    return asked <= LONGEST_RETRY_AFTER_S ? asked * 1000 : null;
  };

  return {
    async again(result, attempt) {
      if (attempt === 1) budget = Math.min(BUDGET.most, budget + BUDGET.perRead);
      const pause = attempt < MAX_ATTEMPTS && budget >= 1 ? pauseOf(result, attempt) : null;
      if (pause === null) return false;
      budget -= 1;
      await new Promise((resume) => setTimeout(resume, pause));
      return true;
    },
  };
}
