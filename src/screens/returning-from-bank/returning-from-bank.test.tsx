import { screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ConnectError } from "../../protocol/index.ts";
import type { Connection } from "../../protocol/index.ts";
import { attemptAt, bank, connectionTo } from "../../react/testing/bank.ts";
import { passTime } from "../../react/testing/pass-time.ts";
import { pressLast } from "../../react/testing/press.ts";
import { renderStep } from "../../react/testing/render-step.tsx";
import { itReads } from "../../react/testing/step-words.tsx";
import { ReturningFromBankScreen } from "./returning-from-bank.controller.tsx";

const phare = bank({ auth_mechanism: "webauth", fields: [] });
const due = connectionTo({ state: "webauthRequired" });
const returned = {
  step: "returningFromBank",
  attempt: attemptAt(phare, { connection: due }),
  why: "returned",
} as const;
const reading = (connection: Connection) => ({ getConnection: () => Promise.resolve(connection) });

describe("back from the bank", () => {
  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  itReads(
    returned,
    <ReturningFromBankScreen />,
    {
      en: {
        heading: "Checking with your bank",
        texts: ["Keep this page open. The next step appears by itself."],
        buttons: ["Close"],
      },
      fr: {
        heading: "Vérification auprès de votre banque",
        texts: ["Gardez cette page ouverte. La suite s’affichera automatiquement."],
        buttons: ["Fermer"],
      },
    },
    { api: reading(due) },
  );

  it("goes on by itself with what the connection says", async () => {
    const { instance } = await renderStep(returned, <ReturningFromBankScreen />, {
      api: reading(connectionTo({ last_update: null })),
    });
    await passTime(100);
    expect(instance.store.getState().step).toBe("syncing");
  });

  it("concludes that nothing came of it after 30 s without a change", async () => {
    const { instance } = await renderStep(returned, <ReturningFromBankScreen />, {
      api: reading(due),
    });
    await passTime(28_000);
    expect(instance.store.getState().step).toBe("returningFromBank");
    await passTime(4_000);
    expect(instance.store.getState().step).toBe("returnedWithoutResult");
  });

  it("concludes nothing while the network is gone", async () => {
    const { instance } = await renderStep(returned, <ReturningFromBankScreen />, {
      api: {
        getConnection: () => Promise.reject(new ConnectError("network_unreachable", "")),
      },
    });
    await passTime(90_000);
    expect(instance.store.getState().step).toBe("returningFromBank");
  });

  it("concludes nothing while the page is hidden", async () => {
    const { instance } = await renderStep(returned, <ReturningFromBankScreen />, {
      api: reading(due),
    });
    await passTime(100);
    const visibility = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    await passTime(90_000);
    expect(instance.store.getState().step).toBe("returningFromBank");
    visibility.mockReturnValue("visible");
    await passTime(31_000);
    expect(instance.store.getState().step).toBe("returnedWithoutResult");
  });

  it("[host-page 41] waits for a bank in a tab of its own for as long as that takes, and opens it again", async () => {
    const beside = { ...returned, why: "beside" } as const;
    const { instance, user } = await renderStep(beside, <ReturningFromBankScreen />, {
      api: reading(due),
    });
    expect(screen.getByRole("heading", { name: "Continue in the other tab" })).toBeVisible();
    await passTime(120_000);
    expect(instance.store.getState().step).toBe("returningFromBank");
    await pressLast(user, `Open ${phare.name} again`);
    expect(instance.store.getState()).toMatchObject({ step: "leavingForBank", going: false });
  });

  it("[host-page 41] asks whether it was the PSU once the bank in a tab of its own is done", async () => {
    const attempt = { ...returned.attempt, unproven: { state: "webauthRequired" } };
    const { instance } = await renderStep(
      { ...returned, attempt, why: "beside" },
      <ReturningFromBankScreen />,
      { api: reading(connectionTo({ last_update: null })) },
    );
    await passTime(100);
    expect(instance.store.getState().step).toBe("finishedElsewhere");
  });

  it("shows what an update that runs elsewhere left behind", async () => {
    const connection = connectionTo({ state: "wrongpass" });
    const attempt = attemptAt(bank(), { connection });
    const { instance } = await renderStep(
      { ...returned, attempt, why: "running" },
      <ReturningFromBankScreen />,
      { api: reading(connection) },
    );
    await passTime(31_000);
    expect(instance.store.getState().step).toBe("enteringCredentials");
  });

  it("finds the attempt that is pending already", async () => {
    const pending = connectionTo({ state: "decoupled" });
    const { instance } = await renderStep(
      { ...returned, attempt: attemptAt(), why: "pending" },
      <ReturningFromBankScreen />,
      { api: { listConnections: () => Promise.resolve([pending]) } },
    );
    await passTime(100);
    expect(instance.store.getState()).toMatchObject({
      step: "resuming",
      attempt: { connection: { id: 77 } },
    });
  });

  it("leaves the choice after five minutes, without saying that it failed", async () => {
    const validating = connectionTo({ state: "validating" });
    const attempt = attemptAt(phare, { connection: validating });
    const { instance, user } = await renderStep(
      { ...returned, attempt, why: "validating" },
      <ReturningFromBankScreen />,
      { api: reading(validating) },
    );
    await passTime(5 * 60_000);
    expect(screen.getByRole("heading", { name: "Still no answer from your bank" })).toHaveFocus();
    expect(screen.queryByText(/Keep this page open/)).not.toBeInTheDocument();
    await pressLast(user, "Keep waiting");
    expect(screen.getByRole("heading", { name: "Checking with your bank" })).toHaveFocus();
    await passTime(5 * 60_000);
    await pressLast(user, "Leave, come back later");
    expect(instance.store.getState().step).toBe("closed");
  });
});
