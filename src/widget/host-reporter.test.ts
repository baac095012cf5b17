import { afterEach, describe, expect, it, vi } from "vitest";
import type { StepState } from "../flow/index.ts";
import { createFlowStore, createWidgetInstance } from "../react/index.ts";
import { attemptAt, bank, BANK_UUID, connectionTo } from "../react/testing/bank.ts";
import { createTestApi } from "../react/testing/test-api.ts";
import { createTestPage } from "../react/testing/test-page.ts";
import type { ConnectCallbacks } from "./connect-callbacks.ts";
import { createHostReporter } from "./host-reporter.ts";

const attempt = attemptAt(bank(), { connection: connectionTo({ state: "SCARequired" }) });
const sca: StepState = { step: "SCARequired", attempt, sending: null };
const SENT = { type: "SUBMITTED", operation: "operation-0123456789", at: 1 } as const;

function reporting(step: StepState = { step: "opening" }, more: Partial<ConnectCallbacks> = {}) {
  const heard: string[] = [];
  const callbacks = {
    onSuccess: vi.fn<NonNullable<ConnectCallbacks["onSuccess"]>>(() => heard.push("success")),
    onExit: vi.fn<NonNullable<ConnectCallbacks["onExit"]>>(() => heard.push("exit")),
    onEvent: vi.fn<NonNullable<ConnectCallbacks["onEvent"]>>((name) => heard.push(name)),
    onLoad: vi.fn(() => heard.push("load")),
    onClose: vi.fn(() => heard.push("close")),
  };
  const turn = step.step === "opening" ? 0 : 3;
  const store = createFlowStore({ ...step, turn, leaving: false });
  const instance = createWidgetInstance(createTestApi(), createTestPage(), store);
  const reporter = createHostReporter({
    instance,
    callbacks: () => ({ ...callbacks, ...more }),
    headingOf: (at) => `what was read at ${at.step}`,
  });
  const stop = reporter.start();
  return { heard, callbacks, store, reporter, stop };
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("the host hears", () => {
  it("of the opening and the first screen once, though it starts twice as in StrictMode", () => {
    const { heard, store, reporter, stop } = reporting();
    stop();
    reporter.start();
    store.send({ type: "STARTED", turn: 0 });
    expect(heard).toEqual(["OPEN", "load", "TRANSITION_VIEW"]);
  });

  it("success once, then the close", () => {
    const { heard, store, callbacks } = reporting(sca);
    store.send(SENT);
    const connection = connectionTo();
    store.send({ type: "OUTCOME_RECEIVED", turn: 3, outcome: { kind: "connection", connection } });
    store.send({ type: "CLOSE_REQUESTED" });
    expect(heard).toEqual(["OPEN", "TRANSITION_VIEW", "HANDOFF", "success", "close"]);
    expect(callbacks.onSuccess).toHaveBeenCalledWith(
      {
        connectionId: 77,
        status: "connected",
        state: null,
        connectorUuid: BANK_UUID,
        alreadyHealthy: false,
        accounts: null,
        subscriptions: null,
      },
      expect.objectContaining({ step: "connected", connectionId: 77 }),
    );
  });

  it("what is shared, by id and kind, and no word of the bank", () => {
    const item = { usage: "PRIV", iban: "FR76…0189", isShared: true, name: "BANK-WORDS" } as const;
    const { store, callbacks } = reporting({
      step: "choosingAccounts",
      attempt: attemptAt(bank(), { connection: connectionTo() }),
      already: false,
      limits: {},
      found: [
        { ...item, kind: "account", id: 1, type: "checking", number: "…4567" },
        { ...item, kind: "account", id: 2, type: "card", number: null, isShared: false },
        { ...item, kind: "subscription", id: 1, type: null, number: null },
      ],
      chosen: [],
      sharing: false,
      notSaved: false,
    });
    store.send({ type: "CLOSE_REQUESTED" });
    const result = callbacks.onSuccess.mock.calls[0]?.[0];
    expect(result).toMatchObject({
      status: "connected",
      accounts: [{ id: 1, type: "checking", usage: "PRIV", number: "…4567" }],
      subscriptions: [1],
    });
    expect(JSON.stringify(result)).not.toMatch(/BANK-WORDS|FR76/);
  });

  it("that a bank without an account is connected, also where the PSU goes on to another", () => {
    const connection = connectionTo();
    const { store, callbacks, heard } = reporting({
      step: "choosingAccounts",
      attempt: attemptAt(bank(), { connection }),
      already: false,
      limits: {},
      found: null,
      chosen: [],
      sharing: false,
      notSaved: false,
    });
    store.send({ type: "ACCOUNTS_FOUND", turn: store.getState().turn, found: [], connection });
    expect(store.getState().step).toBe("noAccount");
    store.send({ type: "ANOTHER_BANK_WANTED" });
    store.send({ type: "CLOSE_REQUESTED" });
    expect(heard.filter((name) => name === "success" || name === "exit")).toEqual(["success"]);
    expect(callbacks.onSuccess.mock.calls[0]?.[0]).toMatchObject({
      connectionId: 77,
      accounts: [],
    });
  });

  it("where an offer is left, that the bank is connected", () => {
    const connection = connectionTo();
    const { store, callbacks, heard } = reporting({
      step: "choosingSource",
      connector: bank(),
      ways: [],
      more: { attempt: attemptAt(bank(), { connection }), already: false },
    });
    store.send({ type: "CLOSE_REQUESTED" });
    expect(heard).toContain("success");
    expect(callbacks.onSuccess.mock.calls[0]?.[1]).toMatchObject({ connectionId: 77 });
  });

  it("a pending success when the PSU leaves what goes on by itself", () => {
    const connection = connectionTo({ last_update: null });
    const { heard, store, callbacks } = reporting({
      step: "syncing",
      attempt: attemptAt(bank(), { connection }),
    });
    store.send({ type: "CLOSE_REQUESTED" });
    expect(heard).toEqual(["OPEN", "HANDOFF", "success", "close"]);
    expect(callbacks.onSuccess.mock.calls[0]?.[0]).toMatchObject({
      status: "pending",
      state: null,
    });
  });

  it("the exit, then the close; nothing after", () => {
    const { heard, store, callbacks } = reporting({ step: "selectingConnector" });
    store.send({ type: "CLOSE_REQUESTED" });
    store.send({ type: "CLOSE_REQUESTED" });
    expect(heard).toEqual(["OPEN", "EXIT", "exit", "close"]);
    expect(callbacks.onExit).toHaveBeenCalledWith(
      null,
      expect.objectContaining({ step: "selectingConnector" }),
    );
  });

  it("no exit after a success, though the PSU began another bank and left it", () => {
    const { heard, store } = reporting(sca);
    store.send({
      type: "OUTCOME_RECEIVED",
      turn: 3,
      outcome: { kind: "connection", connection: connectionTo() },
    });
    store.send({ type: "ANOTHER_BANK_WANTED" });
    store.send({ type: "CLOSE_REQUESTED" });
    expect(heard.filter((name) => !name.startsWith("TRANSITION"))).toEqual([
      "OPEN",
      "HANDOFF",
      "success",
      "close",
    ]);
  });

  it("why it failed, in the words the PSU read, and what can be done", () => {
    const { store, callbacks } = reporting({ step: "bug", attempt });
    store.send({ type: "CLOSE_REQUESTED" });
    expect(callbacks.onExit.mock.calls[0]?.[0]).toEqual({
      code: "bug",
      message: 'the flow ended at bug with "bug"',
      displayMessage: "what was read at bug",
      recovery: { action: "wait", actor: "powens", retryable: true },
      requestId: null,
    });
  });

  it("the mistake in the integration, in the developer's words", () => {
    const { store, callbacks } = reporting();
    store.send({ type: "BROKEN", code: "implementation_error", message: "proxyUrl is required" });
    store.send({ type: "CLOSE_REQUESTED" });
    expect(callbacks.onExit.mock.calls[0]?.[0]).toMatchObject({
      code: "implementation_error",
      message: "proxyUrl is required",
    });
    expect(callbacks.onEvent.mock.calls.find(([name]) => name === "ERROR")?.[1]).toMatchObject({
      errorCode: "implementation_error",
    });
  });

  it("that details and answers were sent, and the way to the bank and back", () => {
    const form = reporting({
      step: "enteringCredentials",
      attempt: attemptAt(bank()),
      fields: [],
      purpose: "first",
      notice: null,
      sending: null,
    });
    form.store.send(SENT);
    expect(form.heard).toEqual(["OPEN", "SUBMIT_CREDENTIALS"]);

    const door = reporting({ step: "leavingForBank", attempt: attemptAt(bank()), going: false });
    door.store.send({ type: "LEFT_FOR_BANK", at: 1 });
    door.store.send({ type: "NOTHING_CHANGED", turn: 4 });
    expect(door.heard).toEqual(["OPEN", "OPEN_OAUTH", "CLOSE_OAUTH", "TRANSITION_VIEW"]);

    const beside = reporting({ step: "leavingForBank", attempt: attemptAt(bank()), going: false });
    beside.store.send({ type: "LEFT_FOR_BANK", at: 1, beside: true });
    expect(beside.heard).toEqual(["OPEN", "OPEN_OAUTH", "TRANSITION_VIEW"]);
    beside.store.send({ type: "ATTEMPT_SOUGHT", turn: 4, found: connectionTo({ state: null }) });
    expect(beside.heard.slice(3)).toEqual(["CLOSE_OAUTH", "TRANSITION_VIEW"]);
  });

  it("[host-page 41] that a frame around the page lets nobody out to the bank, and what would", () => {
    const { store, callbacks } = reporting({
      step: "leavingForBank",
      attempt: attemptAt(bank()),
      going: false,
    });
    store.send({ type: "LEAVING_BLOCKED", turn: store.getState().turn, message: "give it popups" });
    store.send({ type: "CLOSE_REQUESTED" });
    expect(callbacks.onExit).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ code: "navigation_blocked", message: "give it popups" }),
      expect.objectContaining({ step: "leavingForBank" }),
    );
  });

  it("nothing once it is stopped", () => {
    const { heard, store, stop } = reporting({ step: "selectingConnector" });
    stop();
    store.send({ type: "CLOSE_REQUESTED" });
    expect(heard).toEqual(["OPEN"]);
  });

  it("everything else though one of its callbacks fails, and that failure in its own console", () => {
    const reported = vi.fn();
    vi.stubGlobal("reportError", reported);
    const fault = new Error("of the host");
    const fails = () => {
      throw fault;
    };
    const { heard, store } = reporting(
      { step: "selectingConnector" },
      { onExit: fails, onEvent: fails },
    );
    store.send({ type: "CLOSE_REQUESTED" });
    expect(heard).toEqual(["close"]);
    expect(reported.mock.calls).toEqual([[fault], [fault], [fault]]);
    expect(store.getState().step).toBe("closed");
  });

  it("no text of the bank or of the PSU", () => {
    const told = attemptAt(bank({ name: "canary bank" }), {
      connection: connectionTo({ state: "actionNeeded", error_message: "canary message" }),
    });
    const { store, callbacks } = reporting({
      step: "actionNeeded",
      attempt: told,
      bankMessage: "canary message",
      sending: null,
      stillDue: false,
    });
    store.send({ type: "CLOSE_REQUESTED" });
    const said = JSON.stringify([callbacks.onEvent.mock.calls, callbacks.onExit.mock.calls]);
    expect(said).not.toContain("canary");
  });
});
