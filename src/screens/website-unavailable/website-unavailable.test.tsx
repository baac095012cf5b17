import { screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { attemptAt, connectionTo } from "../../react/testing/bank.ts";
import { pressLast } from "../../react/testing/press.ts";
import { renderStep } from "../../react/testing/render-step.tsx";
import { itLeads, itReads } from "../../react/testing/step-words.tsx";
import { WebsiteUnavailableScreen } from "./website-unavailable.controller.tsx";

const NOW = Date.parse("2026-06-03T08:00:00Z");

const at = (next_try: string | null) =>
  ({
    step: "websiteUnavailable",
    attempt: attemptAt(undefined, {
      connection: connectionTo({ state: "websiteUnavailable", next_try }),
    }),
    sending: null,
  }) as const;
const first = { step: "websiteUnavailable", attempt: attemptAt(), sending: null } as const;

describe("a bank that is down", () => {
  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: true, now: NOW });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  describe("known", () => {
    itReads(at("2026-06-04 06:00:00"), <WebsiteUnavailableScreen />, {
      en: {
        heading: "Your bank is not answering",
        texts: ["We will try again tomorrow at 06:00."],
        buttons: ["Close", "Close", "Try again"],
      },
      fr: {
        heading: "Votre banque ne répond pas",
        texts: ["Nous réessaierons demain à 6 h."],
        buttons: ["Fermer", "Fermer", "Réessayer"],
      },
    });
    itLeads(at(null), <WebsiteUnavailableScreen />, [["Close", "closed"]]);

    it("guesses no date", async () => {
      await renderStep(at(null), <WebsiteUnavailableScreen />);
      expect(screen.getByText("We will try again.")).toBeVisible();
    });

    it("asks the bank again, once", async () => {
      const updateConnection = vi.fn(() =>
        Promise.resolve({ kind: "connection", connection: connectionTo() } as const),
      );
      const { instance, user } = await renderStep(at(null), <WebsiteUnavailableScreen />, {
        api: { updateConnection },
      });
      await pressLast(user, "Try again");
      await vi.waitFor(() => {
        expect(instance.store.getState().step).toBe("connected");
      });
      expect(updateConnection).toHaveBeenCalledExactlyOnceWith(
        77,
        { act: "sync" },
        { operation: expect.stringMatching(/^[0-9a-f]{32}$/) as string },
      );
    });
  });

  describe("first", () => {
    itReads(first, <WebsiteUnavailableScreen />, {
      en: {
        heading: "Your bank is not answering",
        texts: ["Nothing was connected. Try again later."],
        buttons: ["Close", "Close", "Try again", "Choose another bank"],
      },
      fr: {
        heading: "Votre banque ne répond pas",
        texts: ["Rien n’a été connecté. Réessayez plus tard."],
        buttons: ["Fermer", "Fermer", "Réessayer", "Choisir une autre banque"],
      },
    });
    itLeads(first, <WebsiteUnavailableScreen />, [
      ["Try again", "enteringCredentials"],
      ["Choose another bank", "selectingConnector"],
    ]);
  });
});
