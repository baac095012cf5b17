import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { renderStep } from "../../react/testing/render-step.tsx";
import { itLeads, itReads } from "../../react/testing/step-words.tsx";
import { BrokenIntegrationScreen } from "./broken-integration.controller.tsx";

describe("a wrong set-up", () => {
  const logged = vi.fn();
  beforeEach(() => {
    logged.mockReset();
    vi.spyOn(console, "error").mockImplementation(logged);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  const state = {
    step: "brokenIntegration",
    code: "implementation_error",
    message: "mount createConnectProxy() at /guichet",
  } as const;
  itReads(state, <BrokenIntegrationScreen />, {
    en: {
      heading: "This page is not set up correctly",
      texts: ["You can tell the service you came from."],
      buttons: ["Close", "Close"],
    },
    fr: {
      heading: "Cette page n’est pas configurée correctement",
      texts: ["Vous pouvez prévenir le service d’où vous venez."],
      buttons: ["Fermer", "Fermer"],
    },
  });
  itLeads(state, <BrokenIntegrationScreen />, [["Close", "closed"]]);

  it("tells the developer once, and the PSU no code", async () => {
    const { container } = await renderStep(state, <BrokenIntegrationScreen />);
    expect(logged.mock.calls).toEqual([
      ["Guichet: mount createConnectProxy() at /guichet (implementation_error)"],
    ]);
    expect(container).not.toHaveTextContent(/implementation_error|createConnectProxy/);
  });
});
