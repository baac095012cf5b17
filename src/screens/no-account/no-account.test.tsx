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

describe("a bank whose accounts cannot be used", () => {
  const attempt = attemptAt();
  const limited = (types?: readonly string[]) =>
    ({ step: "noAccount", attempt, unfit: { count: 3, limits: { types } } }) as const;
  itReads(
    limited(["checking", "card"]),
    <NoAccountScreen />,
    {
      en: {
        heading: "No account to share",
        texts: ["3 accounts found, but Tirelire only uses: current accounts and cards."],
        buttons: ["Close", "Choose another bank", "Close"],
      },
      fr: {
        heading: "Aucun compte à partager",
        texts: [
          "3 comptes trouvés, mais Tirelire utilise uniquement : comptes courants et cartes.",
        ],
        buttons: ["Fermer", "Choisir une autre banque", "Fermer"],
      },
    },
    { options: { application: "Tirelire" } },
  );

  describe("because of their usage", () => {
    itReads(
      { step: "noAccount", attempt, unfit: { count: 1, limits: { usages: ["ORGA", "NEW"] } } },
      <NoAccountScreen />,
      {
        en: {
          heading: "No account to share",
          texts: [
            "1 account found, but this application only uses: business accounts and other accounts.",
          ],
          buttons: ["Close", "Choose another bank", "Close"],
        },
        fr: {
          heading: "Aucun compte à partager",
          texts: [/uniquement : comptes professionnels et /],
          buttons: ["Fermer", "Choisir une autre banque", "Fermer"],
        },
      },
    );
  });

  describe("for more than one reason", () => {
    const limits = { types: ["checking"], usages: ["ORGA"] };
    itReads({ step: "noAccount", attempt, unfit: { count: 1, limits } }, <NoAccountScreen />, {
      en: {
        heading: "No account to share",
        texts: ["1 account found, but this application cannot use it."],
        buttons: ["Close", "Choose another bank", "Close"],
      },
      fr: {
        heading: "Aucun compte à partager",
        buttons: ["Fermer", "Choisir une autre banque", "Fermer"],
      },
    });
  });

  describe("for another reason than their type", () => {
    itReads(limited(), <NoAccountScreen />, {
      en: {
        heading: "No account to share",
        texts: ["3 accounts found, but this application cannot use them."],
        buttons: ["Close", "Choose another bank", "Close"],
      },
      fr: {
        heading: "Aucun compte à partager",
        texts: [/^3 comptes trouvés, mais cette application/],
        buttons: ["Fermer", "Choisir une autre banque", "Fermer"],
      },
    });
  });
});
