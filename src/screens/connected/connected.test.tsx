import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { FoundItem } from "../../flow/index.ts";
import { attemptAt, bank, connectionTo } from "../../react/testing/bank.ts";
import { renderStep } from "../../react/testing/render-step.tsx";
import { itLeads, itReads } from "../../react/testing/step-words.tsx";
import { ConnectedScreen } from "./connected.controller.tsx";

const attempt = attemptAt(bank(), { connection: connectionTo(), known: true });
const state = { step: "connected", attempt, already: false } as const;

describe("a connected bank", () => {
  itReads(state, <ConnectedScreen />, {
    en: {
      heading: "Your bank is connected",
      texts: ["There is nothing more to do here."],
      buttons: ["Close", "Done", "Connect another bank"],
    },
    fr: {
      heading: "Votre banque est connectée",
      texts: ["Il n’y a rien de plus à faire ici."],
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

describe("a bank whose accounts are shared", () => {
  const item = (id: number, name: string): FoundItem => ({
    ...{ kind: "account", id, name, type: "checking", usage: "PRIV" },
    ...{ number: "…4567", iban: null, isShared: true },
  });
  const source = { id: 1, name: "openapi", state: null };
  const connection = connectionTo({
    sources: [
      { ...source, access_expire: "2099-12-31 12:00:00" },
      { ...source, id: 2, access_expire: "2099-06-30 12:00:00" },
      { ...source, id: 3, access_expire: "2001-01-01 12:00:00" },
      { ...source, id: 4, access_expire: "2098-01-01 12:00:00", disabled: "2026-01-01 12:00:00" },
    ],
  });
  const shared = [item(1, "Compte joint"), item(2, "<b>Livret</b>")];
  const sharing = { ...state, attempt: { ...attempt, connection }, shared } as const;
  const options = {
    application: "Tirelire & Cie",
    purpose: "To keep to your budget.",
    stopSharing: "write to us.",
  };

  itReads(
    sharing,
    <ConnectedScreen />,
    {
      en: {
        heading: "Your bank is connected",
        texts: ["Banque du Phare: 2 accounts shared until 30 June 2099.", "To stop: write to us."],
        buttons: ["Close", "Save a receipt", "Done", "Connect another bank"],
      },
      fr: {
        heading: "Votre banque est connectée",
        texts: ["Banque du Phare : 2 comptes partagés jusqu’au 30 juin 2099."],
        buttons: [
          "Fermer",
          "Enregistrer un récapitulatif",
          "Terminer",
          "Connecter une autre banque",
        ],
      },
    },
    { options },
  );

  describe("for a time that nobody says", () => {
    itReads({ ...state, shared: [item(1, "Compte joint")] }, <ConnectedScreen />, {
      en: {
        heading: "Your bank is connected",
        texts: ["Banque du Phare: 1 account shared."],
        buttons: ["Close", "Save a receipt", "Done", "Connect another bank"],
      },
      fr: {
        heading: "Votre banque est connectée",
        texts: ["Banque du Phare : 1 compte partagé."],
        buttons: [
          "Fermer",
          "Enregistrer un récapitulatif",
          "Terminer",
          "Connecter une autre banque",
        ],
      },
    });
  });

  it.each([
    [
      "en",
      "Save a receipt",
      "receipt.html",
      ["What you chose to share", "30\u00a0June 2099", "Compte joint, ending in 4567"],
    ],
    [
      "fr",
      "Enregistrer un récapitulatif",
      "recapitulatif.html",
      [
        "Ce que vous avez choisi de partager",
        "30\u00a0juin 2099",
        "Compte joint, se terminant par 4567",
      ],
    ],
  ] as const)("gives a receipt in %s, to keep or to print", async (locale, button, name, words) => {
    const { user, page } = await renderStep(sharing, <ConnectedScreen />, { options, locale });
    await user.click(screen.getByRole("button", { name: button }));
    const [file] = page.files;
    expect(file).toMatchObject({ name, type: "text/html;charset=utf-8" });
    const receipt = new DOMParser().parseFromString(file?.text ?? "", "text/html");
    expect(receipt.documentElement.lang).toBe(locale);
    const text = receipt.body.textContent;
    for (const word of [
      ...words,
      "Banque du Phare",
      "Tirelire & Cie",
      "To keep to your budget.",
      "write to us.",
      "<b>Livret</b>",
    ])
      expect(text).toContain(word);
    expect(receipt.querySelectorAll("b, script, img, a")).toHaveLength(0);
  });
});
