import { configure, render, screen } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ConnectApi } from "../api/index.ts";
import type { FlowState } from "../flow/index.ts";
import type { RefusedOutcome } from "../protocol/index.ts";
import { createFlowStore, createWidgetInstance } from "../react/index.ts";
import { attemptAt, bank, connectionTo } from "../react/testing/bank.ts";
import { passTime } from "../react/testing/pass-time.ts";
import { createTestApi } from "../react/testing/test-api.ts";
import { createTestPage } from "../react/testing/test-page.ts";
import { ConnectFlow } from "./connect-flow.tsx";

configure({ asyncUtilTimeout: 20_000 });

const read = (sources?: readonly object[]) =>
  connectionTo({ state: "decoupled", last_update: null, sources });
const healthyAndDecoupled = [
  { id: 1, name: "openapi", state: null },
  { id: 2, name: "directaccess", state: "decoupled" },
];

function showApproval(code: string, connection: ReturnType<typeof read>) {
  const refusal: RefusedOutcome = {
    kind: "refused",
    code,
    bankMessage: null,
    field: null,
    approval: null,
    id_connection: null,
    connection,
  };
  const api = {
    updateConnection: vi.fn<ConnectApi["updateConnection"]>(() => Promise.resolve(refusal)),
    getConnection: vi.fn<ConnectApi["getConnection"]>(() => Promise.resolve(connection)),
    listAccounts: () => Promise.resolve([]),
    credentialsPolicy: () => Promise.resolve("forms" as const),
  };
  const state: FlowState = {
    step: "awaitingDecoupled",
    attempt: attemptAt(bank(), { connection, resumed: 1 }),
    round: 1,
    resume: "due",
    moved: false,
    turn: 3,
    leaving: false,
  };
  const instance = createWidgetInstance(
    createTestApi(api),
    createTestPage(),
    createFlowStore(state),
  );
  const shown: string[] = [];
  instance.store.subscribe(({ step, turn }, before) => {
    if (turn !== before.turn) shown.push(step);
  });
  render(
    <StrictMode>
      <ConnectFlow instance={instance} options={{ proxyUrl: "/guichet", locale: "en" }} />
    </StrictMode>,
  );
  return { ...api, instance, shown };
}

describe("an approval whose resume is refused while the connection still waits", () => {
  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    ["bug", "Something went wrong on our side", undefined],
    ["internalServerError", "Something went wrong on our side", healthyAndDecoupled],
    ["rateLimiting", "Your bank is limiting requests for now", undefined],
    ["websiteUnavailable", "Your bank is not answering", undefined],
    ["aCodeOfTheFuture", "We cannot finish this now", undefined],
  ])("[wire W1] %s: sends it once, and stays at “%s”", async (code, heading, sources) => {
    const { shown, updateConnection, instance } = showApproval(code, read(sources));
    expect(await screen.findByRole("heading", { name: heading })).toBeVisible();
    await passTime(60_000);
    expect(updateConnection).toHaveBeenCalledTimes(1);
    expect(shown.filter((step) => step !== "choosingAccounts")).toEqual([
      instance.store.getState().step,
    ]);
    expect(screen.getByRole("heading", { name: heading })).toBeVisible();
  });
});
