import { describe } from "vitest";
import { attemptAt, bank } from "../../react/testing/bank.ts";
import { itLeads, itReads } from "../../react/testing/step-words.tsx";
import { ReturnedWithoutResultScreen } from "./returned-without-result.controller.tsx";

const attempt = attemptAt(bank({ auth_mechanism: "webauth", fields: [] }));
const state = { step: "returnedWithoutResult", attempt } as const;

describe("a return without a result", () => {
  itReads(state, <ReturnedWithoutResultScreen />, {
    en: {
      heading: "The connection was not completed",
      texts: ["Nothing was changed. You can try again."],
      buttons: ["Close", "Try again with Banque du Phare", "Choose another bank", "Close"],
    },
    fr: {
      heading: "La connexion n’a pas abouti",
      texts: ["Rien n’a été modifié. Vous pouvez réessayer."],
      buttons: ["Fermer", "Réessayer avec Banque du Phare", "Choisir une autre banque", "Fermer"],
    },
  });
  itLeads(state, <ReturnedWithoutResultScreen />, [
    ["Try again with Banque du Phare", "leavingForBank"],
    ["Choose another bank", "selectingConnector"],
    ["Close", "closed"],
  ]);
});
