import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ConnectError } from "../protocol/index.ts";
import type { Outcome } from "../protocol/index.ts";
import { settleOperation, sleepByTimer } from "./settle-operation.ts";

const running: Outcome = { kind: "operation", id: "operation-0123456789", pollAfterMs: 3_000 };
const settled: Outcome = {
  kind: "refused",
  code: "wrongpass",
  bankMessage: null,
  field: null,
  approval: null,
  id_connection: null,
  connection: null,
};
const failing = (
  code: "network_unreachable" | "rate_limited" | "session_expired",
  retryAfter?: number,
) => new ConnectError(code, "m", { retryAfter });

/** Reads in this order; the pauses before them are noted. */
async function settleThrough(answers: readonly (Outcome | Error | null)[]) {
  const left = [...answers];
  const pauses: number[] = [];
  const outcome = settleOperation(running, {
    read: async () => {
      const next = left.shift();
      if (next === undefined) throw new Error("read too often");
      if (next instanceof Error) throw next;
      return next;
    },
    sleep: async (milliseconds) => {
      pauses.push(milliseconds);
    },
    signal: undefined,
  });
  return { outcome: await outcome.catch((error: unknown) => error), pauses, left };
}

describe("an operation", () => {
  it("is over at once when its outcome is there", async () => {
    const sleep = vi.fn();
    expect(await settleOperation(settled, { read: vi.fn(), sleep, signal: undefined })).toBe(
      settled,
    );
    expect(sleep).not.toHaveBeenCalled();
  });

  it("is read as often as it takes, when the proxy says", async () => {
    const later = { ...running, pollAfterMs: 7_000 };
    const { outcome, pauses } = await settleThrough([running, later, settled]);
    expect(outcome).toBe(settled);
    expect(pauses).toEqual([3_000, 3_000, 7_000]);
  });

  it("survives two reads that fail in a row, again and again", async () => {
    const lost = failing("network_unreachable");
    const { outcome } = await settleThrough([lost, lost, running, lost, lost, settled]);
    expect(outcome).toBe(settled);
  });

  it("is unknown after three", async () => {
    const lost = failing("network_unreachable");
    const { outcome } = await settleThrough([lost, lost, lost, settled]);
    expect(outcome).toMatchObject({ code: "outcome_unknown" });
  });

  it("waits as long as Retry-After asks", async () => {
    const { pauses } = await settleThrough([failing("rate_limited", 30), running, settled]);
    expect(pauses).toEqual([3_000, 30_000, 3_000]);
  });

  it("is unknown when the proxy does not know it", async () => {
    const { outcome } = await settleThrough([null, settled]);
    expect(outcome).toMatchObject({ code: "outcome_unknown" });
  });

  it("fails at once with anything that will not pass", async () => {
    const { outcome, left } = await settleThrough([failing("session_expired"), settled]);
    expect(outcome).toMatchObject({ code: "session_expired" });
    expect(left).toHaveLength(1);
  });
});

describe("the wait between two reads", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("ends with its time", async () => {
    const slept = sleepByTimer(3_000);
    await vi.advanceTimersByTimeAsync(3_000);
    await expect(slept).resolves.toBeUndefined();
  });

  it("ends with the wish to stop, and leaves no timer", async () => {
    const stop = new AbortController();
    const reason = new Error("closed");
    const slept = sleepByTimer(3_000, stop.signal);
    stop.abort(reason);
    await expect(slept).rejects.toBe(reason);
    await expect(sleepByTimer(3_000, stop.signal)).rejects.toBe(reason);
    expect(vi.getTimerCount()).toBe(0);
  });
});
