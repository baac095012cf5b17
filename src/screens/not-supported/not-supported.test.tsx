import { describe } from "vitest";
import { attemptAt, bank } from "../../react/testing/bank.ts";
import { itLeads, itReads } from "../../react/testing/step-words.tsx";
import { NotSupportedScreen } from "./not-supported.controller.tsx";

const withChoice = bank({
  fields: [
    {
      name: "website",
      label: "Espace",
      type: "list",
      values: [
        { label: "Particuliers", value: "par" },
        { label: "Professionnels", value: "pro" },
      ],
    },
    { name: "login", label: "Identifiant", type: "text" },
    { name: "password", label: "Code secret", type: "password" },
  ],
});

describe("a space that is not covered", () => {
  describe("where the form has a choice", () => {
    const state = { step: "notSupported", attempt: attemptAt(withChoice) } as const;
    itReads(state, <NotSupportedScreen />, {
      en: {
        heading: "This kind of account is not supported",
        texts: ["Banque du Phare: it cannot be connected for now."],
        buttons: ["Close", "Choose another bank", "Change my choice", "Close"],
      },
      fr: {
        heading: "Ce type de compte n’est pas pris en charge",
        buttons: ["Fermer", "Choisir une autre banque", "Modifier mon choix", "Fermer"],
      },
    });
    itLeads(state, <NotSupportedScreen />, [
      ["Choose another bank", "selectingConnector"],
      ["Change my choice", "enteringCredentials"],
      ["Close", "closed"],
    ]);
  });

  describe("where the choice was made on this page", () => {
    const state = { step: "notSupported", attempt: attemptAt(withChoice) } as const;
    const typed = { website: "pro", login: "12345678" };
    itReads(
      state,
      <NotSupportedScreen />,
      {
        en: {
          heading: "This kind of account is not supported",
          texts: ["Banque du Phare: “Professionnels” cannot be connected for now."],
          buttons: ["Close", "Choose another bank", "Change my choice", "Close"],
        },
        fr: {
          heading: "Ce type de compte n’est pas pris en charge",
          texts: [/« Professionnels » ne peut pas être connecté pour le moment\.$/],
          buttons: ["Fermer", "Choisir une autre banque", "Modifier mon choix", "Fermer"],
        },
      },
      { typed },
    );
  });

  describe("where there is nothing to choose", () => {
    itReads({ step: "notSupported", attempt: attemptAt() }, <NotSupportedScreen />, {
      en: {
        heading: "This kind of account is not supported",
        buttons: ["Close", "Choose another bank", "Close"],
      },
      fr: {
        heading: "Ce type de compte n’est pas pris en charge",
        buttons: ["Fermer", "Choisir une autre banque", "Fermer"],
      },
    });
  });
});
