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
      texts: ["The service cannot be reached. Check your network; if it works, try again later."],
      buttons: ["Close", "Try again", "Close"],
    },
    fr: {
      heading: "Le chargement a échoué",
      texts: [
        "Le service est injoignable. Vérifiez le réseau ; s’il fonctionne, réessayez plus tard.",
      ],
      buttons: ["Fermer", "Réessayer", "Fermer"],
    },
  });
  describe("[integration I10] because Powens does not answer", () => {
    itReads({ ...state, code: "upstream_unavailable" }, <LoadFailedScreen />, {
      en: {
        heading: "Powens is not answering",
        texts: [
          "Powens connects to your bank, and cannot be reached right now. It is not your network: try again in a few minutes.",
        ],
        buttons: ["Close", "Try again", "Close"],
      },
      fr: {
        heading: "Powens ne répond pas",
        texts: [
          "Powens, qui se connecte à votre banque, est injoignable pour le moment. Votre réseau n’est pas en cause : réessayez dans quelques minutes.",
        ],
        buttons: ["Fermer", "Réessayer", "Fermer"],
      },
    });
  });
  describe.each(["upstream_rejected", "invalid_response"])("[integration I10] after %s", (code) => {
    itReads({ ...state, code }, <LoadFailedScreen />, {
      en: {
        heading: "This did not load",
        texts: ["The answer could not be used. Try again, or come back later."],
        buttons: ["Close", "Try again", "Close"],
      },
      fr: {
        heading: "Le chargement a échoué",
        texts: ["La réponse n’a pas pu être utilisée. Réessayez ou revenez plus tard."],
        buttons: ["Fermer", "Réessayer", "Fermer"],
      },
    });
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
