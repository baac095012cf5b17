import { screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { attemptAt, connectionTo } from "../../react/testing/bank.ts";
import { renderStep } from "../../react/testing/render-step.tsx";
import { itLeads, itReads } from "../../react/testing/step-words.tsx";
import { RateLimitingScreen } from "./rate-limiting.controller.tsx";

const NOW = Date.parse("2026-06-03T08:00:00Z");

const at = (next_try: string | null) =>
  ({
    step: "rateLimiting",
    attempt: attemptAt(undefined, {
      connection: connectionTo({ state: "rateLimiting", next_try }),
    }),
  }) as const;

describe("a bank that limits requests", () => {
  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: true, now: NOW });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const state = at("2026-06-03 18:30:00");
  itReads(state, <RateLimitingScreen />, {
    en: {
      heading: "Your bank is limiting requests for now",
      texts: ["Nothing for you to do: we will try again at 18:30."],
      buttons: ["Close", "Close"],
    },
    fr: {
      heading: "Votre banque limite les demandes pour le moment",
      texts: ["Vous n’avez rien à faire : nous réessaierons à 18 h 30."],
      buttons: ["Fermer", "Fermer"],
    },
  });
  itLeads(state, <RateLimitingScreen />, [["Close", "closed"]]);

  it.each([
    ["2026-06-04 06:00:00", "Nothing for you to do: we will try again tomorrow at 06:00."],
    ["2026-06-03 09:59:59", "Nothing for you to do: we will try again."],
    ["soon", "Nothing for you to do: we will try again."],
    [null, "Nothing for you to do: we will try again."],
  ])("guesses no date: %s", async (next_try, text) => {
    await renderStep(at(next_try), <RateLimitingScreen />);
    expect(screen.getByText(text)).toBeVisible();
  });

  it("says that nothing was connected while nothing is kept", async () => {
    await renderStep({ step: "rateLimiting", attempt: attemptAt() }, <RateLimitingScreen />);
    expect(screen.getByText("Nothing was connected. Try again later.")).toBeVisible();
  });
});
