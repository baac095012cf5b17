import { describe, expect, it } from "vitest";
import { attemptAt, bank, connectionTo } from "../../react/testing/bank.ts";
import { pressLast } from "../../react/testing/press.ts";
import { renderStep } from "../../react/testing/render-step.tsx";
import { itLeads, itReads } from "../../react/testing/step-words.tsx";
import { endingOf } from "../../flow/index.ts";
import { FinishedElsewhereScreen } from "./finished-elsewhere.controller.tsx";

const at = (wire: Parameters<typeof connectionTo>[0]) =>
  ({
    step: "finishedElsewhere",
    attempt: attemptAt(bank({ auth_mechanism: "webauth", fields: [] }), {
      connection: connectionTo(wire),
      unproven: { state: "webauthRequired" },
    }),
  }) as const;
const state = at({ last_update: null });

describe("[T34][host-page 26] finished, and no return was seen here", () => {
  itReads(state, <FinishedElsewhereScreen />, {
    en: {
      heading: "Was it you?",
      texts: ["Your bank was connected. This page could not see who did it."],
      buttons: ["Close", "Yes, continue", "No, do not use it"],
    },
    fr: {
      heading: "Est\u2011ce bien vous\u202f?",
      texts: ["Votre banque a été connectée. Cette page n’a pas pu voir par qui."],
      buttons: ["Fermer", "Oui, continuer", "Non, ne pas l’utiliser"],
    },
  });
  itLeads(state, <FinishedElsewhereScreen />, [
    ["Yes, continue", "syncing"],
    ["No, do not use it", "closed"],
    ["Close", "closed"],
  ]);

  it("is nothing that was connected when it was somebody else", async () => {
    const { instance, user } = await renderStep(at({}), <FinishedElsewhereScreen />);
    await pressLast(user, "No, do not use it");
    expect(endingOf(instance.store.getState())).toEqual({ kind: "cancelled" });
  });
});
