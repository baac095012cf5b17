import { screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ConnectError } from "../../protocol/index.ts";
import { attemptAt, bank, connectionTo } from "../../react/testing/bank.ts";
import { passTime } from "../../react/testing/pass-time.ts";
import { renderStep } from "../../react/testing/render-step.tsx";
import { itLeads, itReads } from "../../react/testing/step-words.tsx";
import { SyncingScreen } from "./syncing.controller.tsx";

const connection = connectionTo({ last_update: null });
const state = { step: "syncing", attempt: attemptAt(bank(), { connection }) } as const;
const still = { getConnection: () => Promise.resolve(connection) };

describe("the first data", () => {
  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  itReads(
    state,
    <SyncingScreen />,
    {
      en: {
        heading: "Connected. Getting your accounts",
        texts: ["It may take a few minutes and goes on if you leave."],
        buttons: ["Close", "Leave, come back later"],
      },
      fr: {
        heading: "Connexion réussie. Récupération de vos comptes",
        texts: ["Cela peut prendre quelques minutes et continue si vous quittez cette page."],
        buttons: ["Fermer", "Quitter et revenir plus tard"],
      },
    },
    { api: still },
  );
  itLeads(state, <SyncingScreen />, [["Leave, come back later", "closed"]], { api: still });

  it("goes on by itself when the data is there, through reads that fail", async () => {
    const getConnection = vi.fn(() => Promise.resolve(connection));
    const { instance } = await renderStep(state, <SyncingScreen />, { api: { getConnection } });
    await passTime(5_000);
    getConnection.mockRejectedValue(new ConnectError("network_unreachable", ""));
    await passTime(5_000);
    expect(instance.store.getState().step).toBe("syncing");
    getConnection.mockResolvedValue(connectionTo());
    await passTime(5_000);
    expect(instance.store.getState()).toMatchObject({ step: "connected", already: false });
  });

  it("offers a choice after fifteen minutes, and leaving once", async () => {
    await renderStep(state, <SyncingScreen />, { api: still });
    const before = screen.getByRole("heading");
    expect(before).toHaveFocus();
    await passTime(15 * 60_000);
    const heading = screen.getByRole("heading", { name: "Still no answer from your bank" });
    expect(heading).toHaveFocus();
    // Focus that stays on one element is not read again.
    expect(heading).not.toBe(before);
    expect(screen.getByRole("button", { name: "Keep waiting" })).toBeVisible();
    expect(screen.getAllByRole("button", { name: "Leave, come back later" })).toHaveLength(1);
  });
});
