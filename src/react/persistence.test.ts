import { describe, expect, it } from "vitest";
import { readSnapshot } from "../flow/index.ts";
import type { StepState } from "../flow/index.ts";
import { createFlowStore } from "./flow-store.ts";
import { persistFlow, snapshotKey } from "./persistence.ts";
import { attemptAt, bank, BANK_UUID, connectionTo } from "./testing/bank.ts";
import { createTestApi } from "./testing/test-api.ts";
import { createTestPage } from "./testing/test-page.ts";
import { createWidgetInstance } from "./widget-instance.ts";

const KEY = "guichet:flow:new";
const attempt = attemptAt(bank(), {
  connection: connectionTo({ state: "additionalInformationNeeded" }),
});
const answering: StepState = {
  step: "answering",
  attempt,
  fields: [],
  round: 1,
  notice: null,
  bankMessage: "a text of the bank",
  refusals: 0,
  sending: null,
  renewing: false,
};

function persisted(step: StepState, options = {}) {
  const page = createTestPage();
  const store = createFlowStore({ ...step, turn: 3, leaving: false });
  const instance = createWidgetInstance(createTestApi(), page, store);
  return { page, store, instance, stop: persistFlow(instance, options) };
}

describe("what a reload finds", () => {
  it("[T88] is the bank, the connection and the operation, and nothing else", () => {
    const { page, store } = persisted(answering);
    store.send({ type: "SUBMITTED", operation: "operation-0123456789", at: 1_000 });
    expect([...page.stored.keys()]).toEqual([KEY]);
    expect(JSON.parse(page.stored.get(KEY) ?? "")).toEqual({
      version: 1,
      step: "answering",
      connectorUuid: BANK_UUID,
      source: null,
      connectionId: 77,
      known: false,
      lost: { operation: "operation-0123456789", act: "answer" },
      since: 1_000,
    });
    expect(readSnapshot(page.stored.get(KEY) ?? null)).not.toBeNull();
  });

  it("lies under the connection that the host named", () => {
    expect(snapshotKey({ connectionId: 77 })).toBe("guichet:flow:77");
    const { page, store } = persisted(answering, { connectionId: 77 });
    store.send({ type: "SUBMITTED", operation: "operation-0123456789", at: 1 });
    expect([...page.stored.keys()]).toEqual(["guichet:flow:77"]);
  });

  it.each([
    [
      "the PSU left",
      (send: ReturnType<typeof createFlowStore>["send"]) => {
        send({ type: "CLOSE_REQUESTED" });
        send({ type: "LEFT" });
      },
    ],
    [
      "the bank is connected",
      (send: ReturnType<typeof createFlowStore>["send"]) => {
        send({
          type: "OUTCOME_RECEIVED",
          turn: 3,
          outcome: { kind: "connection", connection: connectionTo() },
        });
      },
    ],
  ])("is nothing once %s", (_when, end) => {
    const { page, store } = persisted(answering);
    store.send({ type: "SUBMITTED", operation: "operation-0123456789", at: 1 });
    expect(page.stored.size).toBe(1);
    end(store.send);
    expect(page.stored.size).toBe(0);
  });

  it("[host-page 46] stays while the first reads after a reload fail", () => {
    const { page, store } = persisted({ step: "opening" });
    page.save(KEY, "{}");
    store.send({
      type: "READ_FAILED",
      turn: 3,
      code: "network_unreachable",
      message: "",
      retryAfter: null,
    });
    expect(store.getState().step).toBe("loadFailed");
    expect(page.stored.get(KEY)).toBe("{}");
  });

  it("stays while the PSU signs in again", () => {
    const { page, store } = persisted(answering);
    store.send({ type: "SUBMITTED", operation: "operation-0123456789", at: 1 });
    store.send({
      type: "REQUEST_FAILED",
      turn: 3,
      code: "session_expired",
      message: "",
      retryAfter: null,
    });
    store.send({ type: "TRIED_AGAIN" });
    expect(store.getState().step).toBe("opening");
    expect(page.stored.size).toBe(1);
  });

  it("is no longer kept once the widget is gone", () => {
    const { page, store, stop } = persisted(answering);
    stop();
    store.send({ type: "SUBMITTED", operation: "operation-0123456789", at: 1 });
    expect(page.stored.size).toBe(0);
  });
});

describe("identifiers that were typed", () => {
  it("are kept per bank, and forgotten when the flow is closed", () => {
    const { instance, store } = persisted({ step: "selectingConnector" });
    instance.details.keep(BANK_UUID, { login: "12345678" });
    instance.details.keep(BANK_UUID, { website: "par" });
    expect(instance.details.read(BANK_UUID)).toEqual({ login: "12345678", website: "par" });
    expect(instance.details.read("another")).toEqual({});
    store.send({ type: "CLOSE_REQUESTED" });
    expect(instance.details.read(BANK_UUID)).toEqual({});
  });
});
