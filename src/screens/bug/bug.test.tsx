import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { attemptAt, connectionTo } from "../../react/testing/bank.ts";
import { renderStep } from "../../react/testing/render-step.tsx";
import { itLeads, itReads } from "../../react/testing/step-words.tsx";
import { BugScreen } from "./bug.controller.tsx";

const known = attemptAt(undefined, { connection: connectionTo({ state: "bug" }) });

describe("a fault upstream", () => {
  const state = { step: "bug", attempt: known } as const;
  itReads(state, <BugScreen />, {
    en: {
      heading: "Something went wrong on our side",
      texts: ["Nothing for you to do: updates will start again."],
      buttons: ["Close", "Close", "Copy details for support"],
    },
    fr: {
      heading: "Un problème est survenu de notre côté",
      texts: ["Vous n’avez rien à faire : les mises à jour reprendront."],
      buttons: ["Fermer", "Fermer", "Copier les informations pour l’assistance"],
    },
  });
  itLeads(state, <BugScreen />, [["Close", "closed"]]);

  it("says that nothing was connected while nothing is kept", async () => {
    await renderStep({ step: "bug", attempt: attemptAt() }, <BugScreen />);
    expect(screen.getByText("Nothing was connected. Try again later.")).toBeVisible();
  });
});
