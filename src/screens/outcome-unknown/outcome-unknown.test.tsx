import { screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ConnectApi } from "../../api/index.ts";
import { ConnectError } from "../../protocol/index.ts";
import type { StepOf } from "../../flow/index.ts";
import { attemptAt, bank, connectionTo } from "../../react/testing/bank.ts";
import { passTime } from "../../react/testing/pass-time.ts";
import { pressLast } from "../../react/testing/press.ts";
import { renderStep } from "../../react/testing/render-step.tsx";
import { itReads } from "../../react/testing/step-words.tsx";
import { OutcomeUnknownScreen } from "./outcome-unknown.controller.tsx";

const OPERATION = "operation-0123456789";
const running = { kind: "operation", id: OPERATION, pollAfterMs: 1000 } as const;
const NOW = Date.parse("2026-11-03T09:00:00Z");
const created = { kind: "connection", connection: connectionTo({ last_update: null }) } as const;
const state: StepOf<"outcomeUnknown"> = {
  step: "outcomeUnknown",
  attempt: attemptAt(bank(), { since: NOW }),
  operation: OPERATION,
  asked: "create",
};
const repairing: StepOf<"outcomeUnknown"> = {
  ...state,
  attempt: attemptAt(bank(), { since: NOW, connection: connectionTo({ state: "wrongpass" }) }),
  asked: "details",
};

const getOperation = () => vi.fn<ConnectApi["getOperation"]>();

describe("an answer that was lost", () => {
  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: true, now: NOW });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  itReads(
    state,
    <OutcomeUnknownScreen />,
    {
      en: {
        heading: "Checking whether it worked",
        texts: ["We did not receive the answer. Do not enter your details again yet."],
        buttons: ["Close", "Check again"],
      },
      fr: {
        heading: "Nous vérifions si la connexion a abouti",
        texts: ["Nous n’avons pas reçu la réponse. Attendez avant de ressaisir vos identifiants."],
        buttons: ["Fermer", "Vérifier à nouveau"],
      },
    },
    { api: { getOperation: () => Promise.resolve(running) } },
  );

  it("waits for the operation that still runs, through reads that fail", async () => {
    const read = getOperation().mockResolvedValue(running);
    const { instance } = await renderStep(state, <OutcomeUnknownScreen />, {
      api: { getOperation: read },
    });
    await passTime(5_000);
    read.mockRejectedValue(new ConnectError("network_unreachable", ""));
    await passTime(5_000);
    expect(instance.store.getState().step).toBe("outcomeUnknown");
    read.mockResolvedValue(created);
    await passTime(5_000);
    expect(instance.store.getState().step).toBe("syncing");
    expect(read).toHaveBeenCalledWith(OPERATION, {
      signal: expect.any(AbortSignal) as AbortSignal,
    });
  });

  it("reads at once when asked to", async () => {
    const read = getOperation().mockResolvedValue(running);
    const { instance, user } = await renderStep(state, <OutcomeUnknownScreen />, {
      api: { getOperation: read },
    });
    await passTime(100);
    read.mockResolvedValue(created);
    await pressLast(user, "Check again");
    await passTime(100);
    expect(instance.store.getState().step).toBe("syncing");
  });

  it.each([
    ["an operation that the proxy does not know", OPERATION],
    ["no operation", null],
  ])("finds the connection that was made: %s", async (_, operation) => {
    const found = connectionTo({ created: "2026-11-03 10:00:05", last_update: null });
    const { instance } = await renderStep({ ...state, operation }, <OutcomeUnknownScreen />, {
      api: {
        getOperation: () => Promise.resolve(null),
        listConnections: () => Promise.resolve([found]),
      },
    });
    await passTime(100);
    expect(instance.store.getState()).toMatchObject({
      step: "syncing",
      attempt: { connection: { id: 77 } },
    });
  });

  it("says that nothing was connected after three reads in vain, not before", async () => {
    const listConnections = vi.fn<ConnectApi["listConnections"]>(() => Promise.resolve([]));
    const { instance, user } = await renderStep(state, <OutcomeUnknownScreen />, {
      api: { getOperation: () => Promise.resolve(null), listConnections },
    });
    await passTime(100);
    for (const _ of [1, 2, 3, 4]) {
      await pressLast(user, "Check again");
      await passTime(100);
    }
    expect(listConnections.mock.calls.length).toBeGreaterThan(3);
    expect(instance.store.getState().step).toBe("outcomeUnknown");
    await passTime(10_000);
    expect(instance.store.getState()).toMatchObject({
      step: "enteringCredentials",
      notice: { kind: "nothingConnected" },
    });
  });

  it("looks at the connections where the proxy has lost the answer as well", async () => {
    const { instance } = await renderStep(state, <OutcomeUnknownScreen />, {
      api: {
        getOperation: () =>
          Promise.reject(new ConnectError("outcome_unknown", "the answer was lost")),
        listConnections: () => Promise.resolve([]),
      },
    });
    await passTime(12_000);
    expect(instance.store.getState()).toMatchObject({
      step: "enteringCredentials",
      notice: { kind: "nothingConnected" },
    });
  });

  it("trusts what the connection itself says when there is one", async () => {
    const { instance } = await renderStep(repairing, <OutcomeUnknownScreen />, {
      api: {
        getOperation: () => Promise.resolve(null),
        getConnection: () => Promise.resolve(connectionTo()),
      },
    });
    await passTime(100);
    expect(instance.store.getState().step).toBe("connected");
  });

  it("starts again where the connection is gone", async () => {
    const { instance } = await renderStep(repairing, <OutcomeUnknownScreen />, {
      api: {
        getOperation: () => Promise.resolve(null),
        getConnection: () => Promise.reject(new ConnectError("not_found", "")),
      },
    });
    await passTime(100);
    expect(instance.store.getState()).toMatchObject({
      step: "enteringCredentials",
      attempt: { connection: null },
    });
  });

  it("leaves the choice after five minutes, and goes on reading", async () => {
    const read = getOperation().mockResolvedValue(running);
    await renderStep(state, <OutcomeUnknownScreen />, { api: { getOperation: read } });
    await passTime(5 * 60_000);
    expect(screen.getByRole("heading", { name: "Still no answer from your bank" })).toHaveFocus();
    for (const name of ["Keep waiting", "Check again", "Leave, come back later"])
      expect(screen.getByRole("button", { name })).toBeVisible();
    const reads = read.mock.calls.length;
    await passTime(11_000);
    expect(read.mock.calls.length).toBeGreaterThan(reads);
  });
});
