import { describe } from "vitest";
import { attemptAt, bank, connectionTo } from "../../react/testing/bank.ts";
import { itLeads, itReads } from "../../react/testing/step-words.tsx";
import { ResumingScreen } from "./resuming.controller.tsx";

const connection = connectionTo({
  state: "additionalInformationNeeded",
  fields: [{ name: "otp", label: "Code reçu", type: "text" }],
});
const state = { step: "resuming", attempt: attemptAt(bank(), { connection }) } as const;

describe("an attempt that is pending", () => {
  itReads(state, <ResumingScreen />, {
    en: {
      heading: "You had already started",
      texts: ["Your bank is waiting for the next step."],
      buttons: ["Close", "Carry on", "Choose another bank"],
    },
    fr: {
      heading: "Vous aviez déjà commencé",
      texts: ["Votre banque attend la suite."],
      buttons: ["Fermer", "Reprendre", "Choisir une autre banque"],
    },
  });
  itLeads(state, <ResumingScreen />, [
    ["Carry on", "answering"],
    ["Choose another bank", "selectingConnector"],
  ]);
});
