import { screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ConnectError } from "../../protocol/index.ts";
import { attemptAt, bank, connectionTo } from "../../react/testing/bank.ts";
import { passTime } from "../../react/testing/pass-time.ts";
import { pressLast } from "../../react/testing/press.ts";
import { renderStep } from "../../react/testing/render-step.tsx";
import { itLeads, itReads } from "../../react/testing/step-words.tsx";
import { SCARequiredScreen } from "./sca-required.controller.tsx";

const attempt = attemptAt(bank(), { connection: connectionTo({ state: "SCARequired" }) });
const state = { step: "SCARequired", attempt, sending: null } as const;

describe("a verification that is due", () => {
  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  itReads(state, <SCARequiredScreen />, {
    en: {
      heading: "Your bank wants to check it is you",
      texts: ["Banks ask for this from time to time."],
      buttons: ["Close", "Start", "Not now"],
    },
    fr: {
      heading: "Votre banque veut vérifier que c’est bien vous",
      texts: ["Les banques le demandent régulièrement."],
      buttons: ["Fermer", "Commencer", "Plus tard"],
    },
  });
  itLeads(state, <SCARequiredScreen />, [["Not now", "closed"]]);

  it("starts with one interactive synchronisation", async () => {
    const connection = connectionTo({
      state: "additionalInformationNeeded",
      fields: [{ name: "otp", label: "Code", type: "text" }],
    });
    const updateConnection = vi.fn(() =>
      Promise.resolve({ kind: "connection", connection } as const),
    );
    const { instance, user } = await renderStep(state, <SCARequiredScreen />, {
      api: { updateConnection },
    });
    await pressLast(user, "Start");
    await vi.waitFor(() => {
      expect(instance.store.getState().step).toBe("answering");
    });
    expect(updateConnection).toHaveBeenCalledExactlyOnceWith(
      77,
      { act: "sync" },
      { operation: expect.stringMatching(/^[0-9a-f]{32}$/) as string },
    );
  });

  it("looks for the outcome when the answer is lost, and sends nothing again", async () => {
    const updateConnection = vi.fn(() => Promise.reject(new ConnectError("outcome_unknown", "")));
    const { instance, user } = await renderStep(state, <SCARequiredScreen />, {
      api: { updateConnection },
    });
    await pressLast(user, "Start");
    await vi.waitFor(() => {
      expect(instance.store.getState().step).toBe("outcomeUnknown");
    });
    expect(updateConnection).toHaveBeenCalledTimes(1);
  });

  it("waits honestly: elapsed time, a reminder, then a choice that gets focus", async () => {
    const { announced, instance, user } = await renderStep(state, <SCARequiredScreen />, {
      api: { updateConnection: () => new Promise(() => undefined) },
    });
    await pressLast(user, "Start");
    expect(screen.getByRole("heading", { name: "Checking with your bank" })).toHaveFocus();
    expect(screen.queryByText(/^Waiting for/)).not.toBeInTheDocument();

    await passTime(12_000);
    expect(screen.getByText(/^Waiting for 1\d s$/)).toBeVisible();
    expect(announced).toEqual([]);

    await passTime(20_000);
    expect(announced).toEqual(["Your bank has not answered yet."]);

    await passTime(4 * 60_000 - 32_000);
    expect(screen.getByRole("heading", { name: "Still no answer from your bank" })).toHaveFocus();
    await pressLast(user, "Keep waiting");
    expect(screen.getByRole("heading", { name: "Checking with your bank" })).toHaveFocus();

    await passTime(4 * 60_000);
    await pressLast(user, "Leave, come back later");
    expect(instance.store.getState().leaving).toBe(true);
  });
});
