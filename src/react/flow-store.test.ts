import { describe, expect, it, vi } from "vitest";
import { attemptAt, bank } from "./testing/bank.ts";
import { wholeFlow } from "../flow/index.ts";
import { createFlowStore, createGrowingFlowStore } from "./flow-store.ts";
import type { FlowListener, LoadFlow } from "./flow-store.ts";

function withResolvers<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

const started = { type: "STARTED", turn: 0 } as const;

describe("the store of a flow", () => {
  it("begins at the opening, and moves by facts", () => {
    const store = createFlowStore();
    expect(store.getState()).toMatchObject({ step: "opening", turn: 0 });
    store.send(started);
    expect(store.getState()).toMatchObject({ step: "selectingConnector", turn: 1 });
  });

  it("tells what it was and what it is, once for each change, until it is told to stop", () => {
    const store = createFlowStore();
    const heard = vi.fn<FlowListener>();
    const stop = store.subscribe(heard);
    store.send(started);
    store.send(started);
    store.send({ type: "BACK" });
    expect(heard.mock.calls.map(([now, before]) => [now.step, before.step])).toEqual([
      ["selectingConnector", "opening"],
    ]);
    stop();
    store.send({ type: "BANK_NOT_LISTED" });
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it("keeps the same state where a fact changes nothing", () => {
    const store = createFlowStore();
    const before = store.getState();
    store.send({ type: "BACK" });
    expect(store.getState()).toBe(before);
  });

  it("shares nothing with another", () => {
    const [one, other] = [createFlowStore(), createFlowStore()];
    one.send(started);
    expect(other.getState().step).toBe("opening");
  });

  it("[T86] drops the late answer to an act of another turn", () => {
    const attempt = attemptAt(bank());
    const store = createFlowStore({
      step: "SCARequired",
      attempt,
      sending: "operation",
      turn: 4,
      leaving: false,
    });
    const before = store.getState();
    store.send({
      type: "REQUEST_FAILED",
      turn: 3,
      code: "rate_limited",
      message: "",
      retryAfter: null,
    });
    expect(store.getState()).toBe(before);
  });
});

describe("a flow that grows", () => {
  const notListed = { type: "BANK_NOT_LISTED" } as const;

  it("shows the first screen before the rest is there, and then goes on where it was asked to", async () => {
    const rest = withResolvers<typeof wholeFlow>();
    const store = createGrowingFlowStore(() => rest.promise);
    store.send(started);
    store.send(notListed);
    expect(store.getState().step).toBe("selectingConnector");
    rest.resolve(wholeFlow);
    await store.ready();
    expect(store.getState().step).toBe("notListed");
  });

  it("keeps the order of what waits", async () => {
    const rest = withResolvers<typeof wholeFlow>();
    const store = createGrowingFlowStore(() => rest.promise);
    store.send(started);
    store.send(notListed);
    store.send({ type: "CLOSE_REQUESTED" });
    rest.resolve(wholeFlow);
    await store.ready();
    expect(store.getState()).toMatchObject({ step: "closed", from: { step: "notListed" } });
  });

  it("says when the rest cannot be fetched, and fetches it when asked again", async () => {
    const load = vi
      .fn<LoadFlow>()
      .mockRejectedValueOnce(new TypeError("offline"))
      .mockResolvedValue(wholeFlow);
    const store = createGrowingFlowStore(load);
    await expect(store.ready()).rejects.toMatchObject({ code: "network_unreachable" });
    store.send(started);
    store.send(notListed);
    await store.ready();
    expect(store.getState().step).toBe("notListed");
    expect(load).toHaveBeenCalledTimes(2);
  });
});
