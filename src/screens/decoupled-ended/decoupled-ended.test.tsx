import { screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { StepOf } from "../../flow/index.ts";
import { attemptAt, bank, connectionTo } from "../../react/testing/bank.ts";
import { pressLast } from "../../react/testing/press.ts";
import { renderStep } from "../../react/testing/render-step.tsx";
import { itLeads, itReads } from "../../react/testing/step-words.tsx";
import { DecoupledEndedScreen } from "./decoupled-ended.controller.tsx";

const attempt = attemptAt(bank(), { connection: connectionTo({ state: "SCARequired" }) });
const state: StepOf<"decoupledEnded"> = {
  step: "decoupledEnded",
  attempt,
  how: "cancelled",
  bankMessage: null,
  sending: null,
};

describe("an approval that ended", () => {
  itReads(state, <DecoupledEndedScreen />, {
    en: {
      heading: "The request was not approved",
      texts: ["Nothing was changed. Open the app before you send a new one."],
      buttons: ["Close", "Send a new request", "Cancel"],
    },
    fr: {
      heading: "La demande n’a pas été validée",
      texts: ["Rien n’a été modifié. Ouvrez l’application avant d’en envoyer une autre."],
      buttons: ["Fermer", "Envoyer une nouvelle demande", "Annuler"],
    },
  });
  itReads({ ...state, how: "expired" }, <DecoupledEndedScreen />, {
    en: {
      heading: "The request has expired",
      buttons: ["Close", "Send a new request", "Cancel"],
    },
    fr: {
      heading: "La demande a expiré",
      buttons: ["Fermer", "Envoyer une nouvelle demande", "Annuler"],
    },
  });
  describe("[wire W7] without a word of how", () => {
    itReads(
      { ...state, how: "ended", bankMessage: "Merci de contacter votre agence." },
      <DecoupledEndedScreen />,
      {
        en: {
          heading: "The approval was not completed",
          texts: ["Message from your bank", "Merci de contacter votre agence."],
          buttons: ["Close", "Send a new request", "Cancel"],
        },
        fr: {
          heading: "La validation n’a pas abouti",
          texts: ["Message de votre banque", "Merci de contacter votre agence."],
          buttons: ["Fermer", "Envoyer une nouvelle demande", "Annuler"],
        },
      },
    );
  });
  itLeads(state, <DecoupledEndedScreen />, [["Cancel", "closed"]]);
  itLeads({ ...state, attempt: attemptAt() }, <DecoupledEndedScreen />, [
    ["Send a new request", "enteringCredentials"],
  ]);

  it("asks for a new approval and waits for it in plain words", async () => {
    const connection = connectionTo({ state: "decoupled" });
    const updateConnection = vi.fn(() =>
      Promise.resolve({ kind: "connection", connection } as const),
    );
    const { instance, user } = await renderStep(state, <DecoupledEndedScreen />, {
      api: { updateConnection },
    });
    await pressLast(user, "Send a new request");
    await vi.waitFor(() => {
      expect(instance.store.getState().step).toBe("awaitingDecoupled");
    });
    expect(updateConnection).toHaveBeenCalledExactlyOnceWith(
      77,
      { act: "sync" },
      { operation: expect.stringMatching(/^[0-9a-f]{32}$/) as string },
    );
  });

  it("offers nothing to press twice while the bank is asked", async () => {
    const { user } = await renderStep(state, <DecoupledEndedScreen />, {
      api: { updateConnection: () => new Promise(() => undefined) },
    });
    await pressLast(user, "Send a new request");
    expect(screen.getByRole("heading", { name: "Checking with your bank" })).toHaveFocus();
    expect(screen.queryByRole("button", { name: "Send a new request" })).not.toBeInTheDocument();
  });
});
