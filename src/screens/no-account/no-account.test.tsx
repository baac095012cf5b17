import { describe } from "vitest";
import { attemptAt } from "../../react/testing/bank.ts";
import { itLeads, itReads } from "../../react/testing/step-words.tsx";
import { NoAccountScreen } from "./no-account.controller.tsx";

describe("a bank without accounts", () => {
  const state = { step: "noAccount", attempt: attemptAt() } as const;
  itReads(state, <NoAccountScreen />, {
    en: {
      heading: "No account to share",
      texts: ["Your bank shows no account here.", "Banque du Phare"],
      buttons: ["Close", "Choose another bank", "Close"],
    },
    fr: {
      heading: "Aucun compte à partager",
      texts: ["Votre banque n’indique aucun compte ici."],
      buttons: ["Fermer", "Choisir une autre banque", "Fermer"],
    },
  });
  itLeads(state, <NoAccountScreen />, [
    ["Choose another bank", "selectingConnector"],
    ["Close", "closed"],
  ]);
});
