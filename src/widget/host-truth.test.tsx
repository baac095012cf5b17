import { configure, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import type { ConnectApi } from "../api/index.ts";
import { failureAt } from "../flow/index.ts";
import type { StepState } from "../flow/index.ts";
import { sampleSteps } from "../flow/sample-steps.fixture.ts";
import { ConnectError } from "../protocol/index.ts";
import { createFlowStore, createWidgetInstance } from "../react/index.ts";
import { renderStep } from "../react/testing/render-step.tsx";
import { createTestApi } from "../react/testing/test-api.ts";
import { createTestPage } from "../react/testing/test-page.ts";
import type { ConnectCallbacks } from "./connect-callbacks.ts";
import { ConnectFlow } from "./connect-flow.tsx";
import { CurrentScreen } from "./current-screen.tsx";
import { PlainScreen } from "./plain-screen.tsx";
import { laterScreens } from "./screen-registry.ts";

// The screens and their texts are fetched first.
configure({ asyncUtilTimeout: 20_000 });

const never = () => new Promise<never>(() => undefined);
const silentApi: Partial<ConnectApi> = {
  listConnectors: never,
  getConnector: never,
  getConnection: never,
  listConnections: never,
  listAccounts: never,
  listSubscriptions: never,
  updateConnection: never,
  getOperation: never,
};

function show(step: StepState, api: Partial<ConnectApi> = {}) {
  const heard = {
    onSuccess: vi.fn<NonNullable<ConnectCallbacks["onSuccess"]>>(),
    onExit: vi.fn<NonNullable<ConnectCallbacks["onExit"]>>(),
    onClose: vi.fn<NonNullable<ConnectCallbacks["onClose"]>>(),
    onEvent: vi.fn<NonNullable<ConnectCallbacks["onEvent"]>>(),
  };
  const store = createFlowStore({ ...step, turn: 3, leaving: false });
  const known = createTestApi({ ...silentApi, ...api });
  const page = createTestPage();
  const instance = createWidgetInstance(known, page, store);
  render(
    <ConnectFlow
      instance={instance}
      options={{ proxyUrl: "/guichet", locale: "en", accounts: false, ...heard }}
    />,
  );
  return {
    ...heard,
    instance,
    page,
    leave: () => {
      store.send({ type: "CLOSE_REQUESTED" });
      store.send({ type: "LEFT" });
    },
  };
}

const { choosingAccounts, answering, enteringCredentials, decoupledEnded } = sampleSteps;
const wrongpass = { kind: "wrongpass", bankMessage: null, field: null } as const;
const { closed: _closed, ...openSteps } = sampleSteps;

const states: readonly (readonly [string, StepState])[] = [
  ...Object.entries(openSteps),
  ["a form that tells of a refusal", { ...enteringCredentials, notice: wrongpass }],
  [
    "a form that tells of a second refusal",
    {
      ...enteringCredentials,
      attempt: { ...enteringCredentials.attempt, refusals: 2 },
      notice: wrongpass,
    },
  ],
  ["a refused answer", { ...answering, notice: "refused", refusals: 1 }],
  ["an answer that did not get through", { ...answering, notice: "notTaken", refusals: 1 }],
  ["an approval that expired", { ...decoupledEnded, how: "expired" }],
  ["an approval that failed without a word", { ...decoupledEnded, how: "ended" }],
  ["a connection that stays locked", { ...sampleSteps.unknown, code: "connectionLocked" }],
  ...(["upstream_unavailable", "upstream_rejected", "invalid_response"] as const).map(
    (code) => [`a read that failed with ${code}`, { ...sampleSteps.loadFailed, code }] as const,
  ),
  ["accounts that did not load", { ...sampleSteps.loadFailed, retry: choosingAccounts }],
  ["a session that ended while choosing", { step: "sessionExpired", from: choosingAccounts }],
  [
    "an application that is not entitled to accounts",
    { step: "brokenIntegration", code: "forbidden", message: "no", from: choosingAccounts },
  ],
];

describe("the host hears what the person saw", () => {
  it.each(states)("at the end of %s", async (_, state) => {
    const { leave, onClose, onExit, onSuccess } = show(state);
    // The first screen is a quiet frame without a heading.
    if (state.step !== "opening") await screen.findAllByRole("heading");
    const read = screen.queryAllByRole("heading").map(({ textContent }) => textContent);
    leave();
    expect(onSuccess.mock.calls.length + onExit.mock.calls.length).toBe(1);
    expect(onClose).toHaveBeenCalledTimes(1);
    const failure = failureAt(state);
    const [error, facts] = onExit.mock.calls[0] ?? [];
    if (onExit.mock.calls.length > 0) {
      expect(error?.code ?? null).toBe(failure?.code ?? null);
      if (error != null) expect(read).toContain(error.displayMessage);
    }
    const about = onSuccess.mock.calls[0]?.[1] ?? facts;
    const attempt =
      "attempt" in state
        ? state.attempt
        : "from" in state && state.from
          ? choosingAccounts.attempt
          : null;
    if (attempt !== null) {
      expect(about?.connectorUuid).toBe(attempt.connector.uuid);
      expect(about?.connectionId).toBe(attempt.connection?.id ?? null);
    }
  });

  it("that a screen did not load, until it has", async () => {
    const shown = await renderStep(
      sampleSteps.bug,
      <CurrentScreen
        texts={{ complete: false, failed: true, failures: 1, refetch: () => undefined }}
      />,
    );
    const { noticed } = shown.instance;
    expect(await screen.findByRole("heading", { name: "This did not load" })).toBeVisible();
    expect(noticed.getState().trouble).toEqual({
      code: "network_unreachable",
      heading: "This did not load",
    });
    shown.unmount();
    expect(noticed.getState().trouble).toBeNull();
  });

  it("[host-page 28] that a screen stays away, where the person is told to load the page again", async () => {
    // What an import does whose file a deployment took away.
    const gone = vi
      .spyOn(laterScreens, "enteringCredentials")
      .mockRejectedValue(new TypeError("no such file"));
    onTestFinished(() => {
      gone.mockRestore();
    });
    const { instance, leave, onExit, page } = show(enteringCredentials, {
      credentialsPolicy: never,
    });
    const user = userEvent.setup();
    await user.click(await screen.findByRole("button", { name: "Try again" }));
    await user.click(await screen.findByRole("button", { name: "Load the page again" }));
    expect(screen.getByText(/may be out of date/)).toBeVisible();
    expect(page.reloads()).toBe(1);
    expect(instance.store.getState().step).toBe("enteringCredentials");
    leave();
    expect(onExit.mock.calls[0]?.[0]).toMatchObject({
      code: "network_unreachable",
      displayMessage: "This did not load",
    });
  });

  it.each([
    ["again and again, with a network", 2, true, "Load the page again"],
    ["again and again, without a network", 2, false, "Try again"],
    ["for the first time", 1, true, "Try again"],
  ])("[host-page 28] texts that fail %s", async (_, failures, onLine, name) => {
    const network = vi.spyOn(navigator, "onLine", "get").mockReturnValue(onLine);
    onTestFinished(() => {
      network.mockRestore();
    });
    const refetch = vi.fn();
    await renderStep(
      sampleSteps.bug,
      <CurrentScreen texts={{ complete: false, failed: true, failures, refetch }} />,
    );
    expect(await screen.findByRole("button", { name })).toBeVisible();
  });

  it("that the words did not load", () => {
    const instance = createWidgetInstance(createTestApi(), createTestPage(), createFlowStore());
    render(
      <PlainScreen
        {...{ instance, locale: "en", headingLevel: 2, failed: true }}
        onRetry={() => undefined}
      />,
    );
    const name = instance.noticed.getState().trouble?.heading ?? "";
    expect(screen.getByRole("heading", { name })).toBeVisible();
  });

  it("that the list did not load, where that is said in its place", async () => {
    const { leave, onEvent, onExit } = show(
      { step: "selectingConnector" },
      { listConnectors: () => Promise.reject(new ConnectError("network_unreachable", "no")) },
    );
    expect(await screen.findByRole("heading", { name: "This did not load" })).toBeVisible();
    leave();
    expect(onExit.mock.calls[0]?.[0]).toMatchObject({
      code: "network_unreachable",
      displayMessage: "This did not load",
      recovery: { action: "try_again", actor: "psu", retryable: true },
    });
    const errors = onEvent.mock.calls.filter(([name]) => name === "ERROR");
    expect(errors).toMatchObject([["ERROR", { errorCode: "network_unreachable" }]]);
  });

  it("[wire W3] which bank, and what is shared, where the accounts did not load", async () => {
    const { leave, onSuccess } = show({ ...sampleSteps.loadFailed, retry: choosingAccounts });
    await screen.findByRole("heading", { name: "This did not load" });
    leave();
    expect(onSuccess.mock.calls[0]?.[0]).toMatchObject({
      connectorUuid: choosingAccounts.attempt.connector.uuid,
      status: "connected",
    });
  });

  it("[wire W3] nothing of what could not be read, and all of what was shared", () => {
    const { leave, onSuccess } = show({ ...choosingAccounts, unread: ["subscription"] });
    leave();
    expect(onSuccess.mock.calls[0]?.[0]).toMatchObject({ accounts: [], subscriptions: null });
  });
});
