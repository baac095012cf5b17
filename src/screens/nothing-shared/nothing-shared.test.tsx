import { describe } from "vitest";
import { attemptAt, bank, connectionTo } from "../../react/testing/bank.ts";
import { itLeads, itReads } from "../../react/testing/step-words.tsx";
import type { FoundItem, StepOf } from "../../flow/index.ts";
import { NothingSharedScreen } from "./nothing-shared.controller.tsx";

const item: FoundItem = {
  ...{ kind: "account", id: 1, name: "Compte", type: "checking", usage: null },
  ...{ number: null, iban: null, isShared: false },
};
const state: StepOf<"nothingShared"> = {
  step: "nothingShared",
  attempt: attemptAt(bank(), { connection: connectionTo(), known: true }),
  already: false,
  limits: {},
  found: [item],
};

describe("sharing nothing", () => {
  itReads(
    state,
    <NothingSharedScreen />,
    {
      en: {
        heading: "Nothing was shared",
        texts: ["Tirelire sees none of these accounts."],
        buttons: ["Close", "Close", "Choose accounts"],
      },
      fr: {
        heading: "Rien n’a été partagé",
        texts: ["Tirelire ne voit aucun de ces comptes."],
        buttons: ["Fermer", "Fermer", "Choisir des comptes"],
      },
    },
    { options: { application: "Tirelire" } },
  );
  itLeads(state, <NothingSharedScreen />, [
    ["Close", "closed"],
    ["Choose accounts", "choosingAccounts"],
  ]);

  describe("of contracts", () => {
    itReads({ ...state, found: [{ ...item, kind: "subscription" }] }, <NothingSharedScreen />, {
      en: {
        heading: "Nothing was shared",
        texts: ["This application sees none of these contracts."],
        buttons: ["Close", "Close", "Choose contracts"],
      },
      fr: {
        heading: "Rien n’a été partagé",
        texts: ["Cette application ne voit aucun de ces contrats."],
        buttons: ["Fermer", "Fermer", "Choisir des contrats"],
      },
    });
  });
});
