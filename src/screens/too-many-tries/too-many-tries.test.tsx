import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { attemptAt, bank } from "../../react/testing/bank.ts";
import { renderStep } from "../../react/testing/render-step.tsx";
import { itLeads, itReads } from "../../react/testing/step-words.tsx";
import { TooManyTriesScreen } from "./too-many-tries.controller.tsx";

describe("too many refusals", () => {
  const state = { step: "tooManyTries", attempt: attemptAt(bank(), { refusals: 3 }) } as const;
  itReads(state, <TooManyTriesScreen />, {
    en: {
      heading: "We stop here to protect your access",
      texts: [
        "Your bank refused several tries and may have blocked access. Check there, then start again later.",
      ],
      buttons: ["Close", "Close", "Choose another bank"],
      links: ["Open your bank’s site (new tab)"],
    },
    fr: {
      heading: "Nous nous arrêtons là pour protéger votre accès",
      buttons: ["Fermer", "Fermer", "Choisir une autre banque"],
      links: ["Ouvrir le site de votre banque (nouvel onglet)"],
    },
  });
  itLeads(state, <TooManyTriesScreen />, [
    ["Choose another bank", "selectingConnector"],
    ["Close", "closed"],
  ]);

  it("leads to the bank's own site without telling it where from", async () => {
    await renderStep(state, <TooManyTriesScreen />);
    const link = screen.getByRole("link", { name: "Open your bank’s site (new tab)" });
    expect(link).toHaveAttribute("href", "https://phare.example/login");
    expect(link).toHaveAttribute("rel", "noopener noreferrer");
  });
});
