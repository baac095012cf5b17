import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { attemptAt } from "../../react/testing/bank.ts";
import { renderStep } from "../../react/testing/render-step.tsx";
import { itLeads, itReads } from "../../react/testing/step-words.tsx";
import { LoadFailedScreen } from "./load-failed.controller.tsx";

describe("a read that failed", () => {
  const state = {
    step: "loadFailed",
    retry: { step: "selectingConnector" },
    code: "network_unreachable",
  } as const;
  itReads(state, <LoadFailedScreen />, {
    en: {
      heading: "This did not load",
      texts: ["Check your network, then try again."],
      buttons: ["Close", "Try again", "Close"],
    },
    fr: {
      heading: "Le chargement a échoué",
      texts: ["Vérifiez le réseau, puis réessayez."],
      buttons: ["Fermer", "Réessayer", "Fermer"],
    },
  });
  itLeads(state, <LoadFailedScreen />, [
    ["Try again", "selectingConnector"],
    ["Close", "closed"],
  ]);

  it("keeps the bank in sight once one was chosen", async () => {
    const retry = { step: "leavingForBank", attempt: attemptAt(), going: false } as const;
    await renderStep({ ...state, retry }, <LoadFailedScreen />);
    expect(screen.getByText("Banque du Phare")).toBeVisible();
  });
});
