import { describe } from "vitest";
import { attemptAt, bank, connectionTo } from "../../react/testing/bank.ts";
import { itLeads, itReads } from "../../react/testing/step-words.tsx";
import { ConnectedScreen } from "./connected.controller.tsx";

const attempt = attemptAt(bank(), { connection: connectionTo(), known: true });
const state = { step: "connected", attempt, already: false } as const;

describe("a connected bank", () => {
  itReads(state, <ConnectedScreen />, {
    en: { heading: "Your bank is connected", buttons: ["Close", "Done", "Connect another bank"] },
    fr: {
      heading: "Votre banque est connectée",
      buttons: ["Fermer", "Terminer", "Connecter une autre banque"],
    },
  });
  itLeads(state, <ConnectedScreen />, [
    ["Done", "closed"],
    ["Connect another bank", "selectingConnector"],
  ]);

  describe("already", () => {
    itReads({ ...state, already: true }, <ConnectedScreen />, {
      en: {
        heading: "Your bank was already connected",
        texts: ["It is up to date. Nothing was added twice."],
        buttons: ["Close", "Done", "Connect another bank"],
      },
      fr: {
        heading: "Votre banque était déjà connectée",
        texts: ["Elle est à jour. Rien n’a été ajouté en double."],
        buttons: ["Fermer", "Terminer", "Connecter une autre banque"],
      },
    });
  });

  describe.each([
    ["a connection", { connectionId: 77 }],
    ["one bank", { connectors: [attempt.connector.uuid] }],
  ])("where the host asked for %s", (_, options) => {
    itReads(
      state,
      <ConnectedScreen />,
      {
        en: { heading: "Your bank is connected", buttons: ["Close", "Done"] },
        fr: { heading: "Votre banque est connectée", buttons: ["Fermer", "Terminer"] },
      },
      { options },
    );
  });
});
