import { screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { SettledOutcome } from "../../protocol/index.ts";
import { attemptAt, bank, connectionTo } from "../../react/testing/bank.ts";
import { pressLast } from "../../react/testing/press.ts";
import { renderStep } from "../../react/testing/render-step.tsx";
import { itLeads, itReads } from "../../react/testing/step-words.tsx";
import { ActionNeededScreen } from "./action-needed.controller.tsx";

const due = connectionTo({ state: "actionNeeded", error_message: "Signez les conditions." });
const known = {
  step: "actionNeeded",
  attempt: attemptAt(bank(), { connection: due }),
  bankMessage: "Signez les conditions.",
  sending: null,
  stillDue: false,
} as const;
const first = { ...known, attempt: attemptAt() } as const;
const withoutSite = { ...known, attempt: attemptAt(bank({ urls: [] }), { connection: due }) };

const answering = (outcome: SettledOutcome) => ({
  updateConnection: vi.fn(() => Promise.resolve(outcome)),
});

describe("something to do at the bank", () => {
  itReads(known, <ActionNeededScreen />, {
    en: {
      heading: "Your bank needs something from you",
      texts: [
        "Do what it asks on its site or app, then come back here.",
        "Message from your bank",
        "Signez les conditions.",
      ],
      buttons: ["Close", "I have done it", "Not now"],
      links: ["Open your bank’s site (new tab)"],
    },
    fr: {
      heading: "Votre banque attend une action de votre part",
      texts: ["Message de votre banque", "Signez les conditions."],
      buttons: ["Fermer", "C’est fait", "Plus tard"],
      links: ["Ouvrir le site de votre banque (nouvel onglet)"],
    },
  });
  itLeads(first, <ActionNeededScreen />, [
    ["I have done it", "enteringCredentials"],
    ["Not now", "closed"],
  ]);

  describe("where the bank's site is not known", () => {
    itReads(withoutSite, <ActionNeededScreen />, {
      en: {
        heading: "Your bank needs something from you",
        buttons: ["Close", "I have done it", "Not now"],
      },
      fr: {
        heading: "Votre banque attend une action de votre part",
        buttons: ["Fermer", "C’est fait", "Plus tard"],
      },
    });
  });

  it("shows no block of the bank's words when it gave none", async () => {
    await renderStep({ ...known, bankMessage: null }, <ActionNeededScreen />);
    expect(screen.queryByText("Message from your bank")).not.toBeInTheDocument();
  });

  it("goes on once the bank is content", async () => {
    const api = answering({ kind: "connection", connection: connectionTo() });
    const { instance, user } = await renderStep(known, <ActionNeededScreen />, { api });
    await pressLast(user, "I have done it");
    await vi.waitFor(() => {
      expect(instance.store.getState().step).toBe("connected");
    });
    expect(api.updateConnection).toHaveBeenCalledTimes(1);
  });

  it("waits in plain words while the bank is asked", async () => {
    const { user } = await renderStep(known, <ActionNeededScreen />, {
      api: { updateConnection: () => new Promise(() => undefined) },
    });
    await pressLast(user, "I have done it");
    expect(screen.getByRole("heading", { name: "Checking with your bank" })).toHaveFocus();
    expect(screen.getByRole("button", { name: "Close" })).toBeVisible();
  });

  it("says that the bank is still waiting", async () => {
    const api = answering({ kind: "connection", connection: due });
    const { announced, user } = await renderStep(known, <ActionNeededScreen />, { api });
    await pressLast(user, "I have done it");
    await vi.waitFor(() => {
      expect(announced).toContain("Your bank is still waiting");
    });
    const heading = screen.getByRole("heading", { name: "Your bank needs something from you" });
    expect(heading).toHaveFocus();
    expect(screen.getAllByText("Your bank is still waiting")).not.toHaveLength(0);
  });
});
