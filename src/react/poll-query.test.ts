import { focusManager, QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ConnectApi } from "../api/index.ts";
import { ConnectError } from "../protocol/index.ts";
import { connectionQuery, nextRead } from "./poll-query.ts";
import { connectionTo } from "./testing/bank.ts";
import { createTestApi } from "./testing/test-api.ts";

const connection = connectionTo({ state: "validating" });
const limited = new ConnectError("rate_limited", "m", { retryAfter: 40 });

beforeEach(() => {
  vi.useFakeTimers();
  focusManager.setFocused(true);
});
afterEach(() => {
  vi.useRealTimers();
  focusManager.setFocused(undefined);
});

function watch(getConnection: ConnectApi["getConnection"]) {
  const client = new QueryClient();
  client.mount();
  const observer = new QueryObserver(
    client,
    connectionQuery(createTestApi({ getConnection }), 77, 1),
  );
  const unsubscribe = observer.subscribe(() => undefined);
  return () => {
    unsubscribe();
    client.unmount();
    client.clear();
  };
}

describe("reading again and again", () => {
  it.each([
    [0, 3_000],
    [9, 3_000],
    [10, 5_000],
    [20, 10_000],
    [500, 10_000],
  ])("after %i reads waits %i ms", (reads, delay) => {
    const state = { dataUpdateCount: reads, errorUpdateCount: 0, error: null };
    expect(nextRead({ state })).toBe(delay);
  });

  it("waits as long as Retry-After asks, and counts failures as reads", () => {
    expect(nextRead({ state: { dataUpdateCount: 0, errorUpdateCount: 1, error: limited } })).toBe(
      40_000,
    );
    expect(
      nextRead({ state: { dataUpdateCount: 5, errorUpdateCount: 5, error: new Error("m") } }),
    ).toBe(5_000);
  });

  it("keeps its schedule, and goes back to it after a limit", async () => {
    const read = vi.fn<ConnectApi["getConnection"]>().mockResolvedValue(connection);
    const stop = watch(read);
    await vi.advanceTimersByTimeAsync(0);
    expect(read).toHaveBeenCalledTimes(1);
    read.mockRejectedValueOnce(limited);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(read).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(39_999);
    expect(read).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(read).toHaveBeenCalledTimes(3);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(read).toHaveBeenCalledTimes(4);
    stop();
  });

  it("[T79] rests while the tab is hidden, and reads at once when it is seen again", async () => {
    const read = vi.fn<ConnectApi["getConnection"]>().mockResolvedValue(connection);
    const stop = watch(read);
    await vi.advanceTimersByTimeAsync(0);
    focusManager.setFocused(false);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(read).toHaveBeenCalledTimes(1);
    focusManager.setFocused(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(read).toHaveBeenCalledTimes(2);
    stop();
  });

  it("has one read in flight at a time, however slow", async () => {
    const answers: ((value: typeof connection) => void)[] = [];
    const read = vi.fn<ConnectApi["getConnection"]>(
      () =>
        new Promise((resolve) => {
          answers.push(resolve);
        }),
    );
    const stop = watch(read);
    await vi.advanceTimersByTimeAsync(60_000);
    focusManager.setFocused(false);
    focusManager.setFocused(true);
    await vi.advanceTimersByTimeAsync(0);
    expect(read).toHaveBeenCalledTimes(1);
    answers[0]?.(connection);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(read).toHaveBeenCalledTimes(2);
    stop();
  });

  it("is stopped with its reader, and leaves no timer", async () => {
    let stopped: AbortSignal | undefined;
    const stop = watch((_id, options) => {
      stopped = options?.signal;
      return new Promise(() => undefined);
    });
    await vi.advanceTimersByTimeAsync(0);
    stop();
    expect(stopped?.aborted).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });
});
