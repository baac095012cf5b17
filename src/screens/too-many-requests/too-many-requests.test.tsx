import { screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { renderStep } from "../../react/testing/render-step.tsx";
import { itLeads, itReads } from "../../react/testing/step-words.tsx";
import { TooManyRequestsScreen } from "./too-many-requests.controller.tsx";

const NOW = Date.parse("2026-06-03T16:29:40Z");

describe("too many requests", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const state = {
    step: "tooManyRequests",
    retry: { step: "selectingConnector" },
    retryAfter: 20,
  } as const;
  itReads(state, <TooManyRequestsScreen />, {
    en: {
      heading: "Too many requests in a short time",
      texts: ["You can try again at 18:30."],
      buttons: ["Close", "Try again", "Close"],
    },
    fr: {
      heading: "Trop de demandes en peu de temps",
      texts: ["Vous pourrez réessayer à 18 h 30."],
      buttons: ["Fermer", "Réessayer", "Fermer"],
    },
  });
  itLeads(state, <TooManyRequestsScreen />, [
    ["Try again", "selectingConnector"],
    ["Close", "closed"],
  ]);

  it.each([
    [25, "You can try again at 18:31."],
    [60 * 60 * 12, "You can try again tomorrow at 06:30."],
    [null, "You can try again later."],
  ])("names the first full minute after %s s", async (retryAfter, text) => {
    await renderStep({ ...state, retryAfter }, <TooManyRequestsScreen />);
    expect(screen.getByText(text)).toBeVisible();
  });
});
