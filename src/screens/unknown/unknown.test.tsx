import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { attemptAt, connectionTo } from "../../react/testing/bank.ts";
import { renderStep } from "../../react/testing/render-step.tsx";
import { itLeads, itReads } from "../../react/testing/step-words.tsx";
import { UnknownScreen } from "./unknown.controller.tsx";

describe("a state of the future", () => {
  const state = {
    step: "unknown",
    attempt: attemptAt(undefined, { connection: connectionTo({ state: "quantumRequired" }) }),
    code: "quantumRequired",
  } as const;
  itReads(state, <UnknownScreen />, {
    en: {
      heading: "We cannot finish this now",
      texts: ["There is nothing for you to do. You can come back later."],
      buttons: ["Close", "Close", "Copy details for support"],
    },
    fr: {
      heading: "Nous ne pouvons pas terminer pour le moment",
      texts: ["Vous n’avez rien à faire. Vous pouvez revenir plus tard."],
      buttons: ["Fermer", "Fermer", "Copier les informations pour l’assistance"],
    },
  });
  itLeads(state, <UnknownScreen />, [["Close", "closed"]]);

  it("shows no code, and needs no bank", async () => {
    const { container } = await renderStep({ ...state, attempt: null }, <UnknownScreen />);
    expect(screen.getByRole("heading")).toHaveFocus();
    expect(container).not.toHaveTextContent("quantumRequired");
  });
});
