import { describe, expect, it, vi } from "vitest";
import { attemptAt, bank } from "./testing/bank.ts";
import { createFlowStore } from "./flow-store.ts";
import type { FlowListener } from "./flow-store.ts";

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

  it("drops the late answer to an act of another turn", () => {
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
