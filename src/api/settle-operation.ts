import { ConnectError, isConnectError } from "../protocol/index.ts";
import type { ConnectErrorCode, Outcome, SettledOutcome } from "../protocol/index.ts";

/** Resolves after a time, or rejects when `signal` aborts. */
export type Sleep = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

export const sleepByTimer: Sleep = (milliseconds, signal) =>
  new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = () => {
      clearTimeout(timer);
      // Whatever the caller gave as its reason is what it gets back.
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- a reason need not be an Error
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", stop, { once: true });
  });

/** Reads of an operation that fail in a row before its outcome counts as unknown. */
const FAILED_READS_LIMIT = 3;

const passing: readonly ConnectErrorCode[] = [
  "network_unreachable",
  "upstream_unavailable",
  "rate_limited",
];

/** Something answers, and it does not say what came of the act. */
const unread: readonly ConnectErrorCode[] = ["invalid_response", "implementation_error"];

const unknown = (cause: unknown) =>
  new ConnectError("outcome_unknown", "the operation cannot be read", { cause });

/** Waits until an operation has its outcome. Only reads are repeated. */
export async function settleOperation(
  outcome: Outcome,
  {
    read,
    sleep,
    signal,
  }: {
    readonly read: (
      operation: string,
      options: { readonly signal: AbortSignal | undefined },
    ) => Promise<Outcome | null>;
    readonly sleep: Sleep;
    readonly signal: AbortSignal | undefined;
  },
): Promise<SettledOutcome> {
  let current = outcome;
  let failures = 0;
  let pause = 0;
  while (current.kind === "operation") {
    await sleep(Math.max(current.pollAfterMs, pause), signal);
    try {
      const next = await read(current.id, { signal });
      if (next === null) throw new ConnectError("outcome_unknown", "the operation is not known");
      current = next;
      failures = 0;
      pause = 0;
    } catch (error) {
      if (!isConnectError(error)) throw error;
      if (unread.includes(error.code)) throw unknown(error);
      if (!passing.includes(error.code)) throw error;
      failures += 1;
      pause = (error.retryAfter ?? 0) * 1000;
      if (failures >= FAILED_READS_LIMIT) throw unknown(error);
    }
  }
  return current;
}
