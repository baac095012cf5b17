import { act } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createConnectApi } from "../../api/index.ts";
import { proxyOverSandbox } from "../../api/testing/proxy-over-sandbox.ts";
import type { OnTheWay } from "../../api/testing/proxy-over-sandbox.ts";
import { attemptAt } from "../../react/testing/bank.ts";
import { renderStep } from "../../react/testing/render-step.tsx";
import { isAccepted } from "../../sandbox/index.ts";
import type { ScenarioName, WireField } from "../../sandbox/index.ts";
import { AwaitingDecoupledScreen } from "./awaiting-decoupled.controller.tsx";

const SECOND_MS = 1000;

/** A value that the sandbox's banks take: a choice of its list, or a secret of the right shape. */
function valueFor(field: WireField): string {
  const [choice] = field.values ?? [];
  if (choice !== undefined) return typeof choice === "string" ? choice : choice.value;
  return ["1234", "123456", "1234Abcd"].find((value) => isAccepted(field, value)) ?? "";
}

async function awaitingAt(scenario: ScenarioName, onTheWay: OnTheWay | null = null) {
  // In jsdom, Web Cryptography does not know the arrays of the page.
  const { bankOf, callsTo, clock, fetch, proxyUrl, putOnTheWay, sandbox } = proxyOverSandbox({
    encryption: "none",
  });
  const api = createConnectApi({ proxyUrl, fetch, sleep: (ms) => clock.sleep(ms) });
  const connector = await api.getConnector(bankOf(scenario));
  const wire = sandbox.institutions.find((bank) => bank.connector.uuid === connector.uuid);
  const fields = Object.fromEntries(
    (wire?.connector.fields ?? []).map((field) => [field.name, valueFor(field)]),
  );
  const outcome = await api.createConnection(
    { connector_uuid: connector.uuid, source: null, fields },
    { operation: crypto.randomUUID() },
  );
  if (outcome.kind !== "connection") throw new Error(`the bank answered ${outcome.kind}`);
  const { connection } = outcome;
  putOnTheWay(onTheWay);
  const rendered = await renderStep(
    {
      step: "awaitingDecoupled",
      attempt: attemptAt(connector, { connection }),
      round: 1,
      resume: "due",
      moved: false,
    },
    <AwaitingDecoupledScreen />,
    { api },
  );
  return {
    ...rendered,
    resumed: () => callsTo(`POST /connections/${String(connection.id)}`),
    /** Time passes for the page and for the bank. */
    passSecond: () =>
      act(async () => {
        clock.advance(SECOND_MS);
        await vi.advanceTimersByTimeAsync(SECOND_MS);
      }),
  };
}

/** Loses the first `resume` before Powens has it. */
function losingOneResume(): OnTheWay {
  let isLost = false;
  return ({ method }, pass) => {
    if (method !== "POST" || isLost) return pass();
    isLost = true;
    throw new TypeError("Failed to fetch");
  };
}

/** No read falls into the moment between two approvals. */
const hidingValidating: OnTheWay = async ({ method }, pass) => {
  const answer = await pass();
  return method === "GET"
    ? new Response((await answer.text()).replace('"validating"', '"decoupled"'), answer)
    : answer;
};

describe("approvals of the sandbox's banks", () => {
  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    ["decoupled", "syncing", 1],
    ["longDecoupled", "syncing", 1],
    ["doubleDecoupled", "syncing", 2],
    ["decoupledThenOtp", "answering", 1],
    ["decoupledCancelled", "decoupledEnded", 1],
    ["decoupledExpired", "decoupledEnded", 1],
  ] as const)("%s: to %s, with resume sent %i times", async (scenario, next, times) => {
    const { instance, passSecond, resumed } = await awaitingAt(scenario);
    const { store } = instance;
    for (let second = 0; second < 600 && store.getState().step !== next; second += 1)
      await passSecond();
    expect(store.getState().step).toBe(next);
    expect(resumed().map(({ body }) => body)).toEqual(
      Array.from({ length: times }, () => JSON.stringify({ act: "resume" })),
    );
    const handles = resumed().map(({ headers }) => headers.get("idempotency-key"));
    expect(new Set(handles).size).toBe(times);
  });

  it.each([
    ["a resume that was lost", "decoupled", losingOneResume],
    [
      "a second approval that could not be told from the first",
      "doubleDecoupled",
      () => hidingValidating,
    ],
  ] as const)("does not stay behind after %s", async (_, scenario, onTheWay) => {
    const { instance, passSecond, resumed } = await awaitingAt(scenario, onTheWay());
    const { store } = instance;
    for (let second = 0; second < 600 && store.getState().step !== "syncing"; second += 1)
      await passSecond();
    expect(store.getState().step).toBe("syncing");
    expect(resumed().length).toBeGreaterThan(1);
    expect(resumed().length).toBeLessThanOrEqual(4);
  });
});
