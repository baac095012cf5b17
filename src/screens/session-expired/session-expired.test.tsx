import { describe } from "vitest";
import { itLeads, itReads } from "../../react/testing/step-words.tsx";
import { SessionExpiredScreen } from "./session-expired.controller.tsx";

describe("a session that is over", () => {
  const state = { step: "sessionExpired" } as const;
  itReads(state, <SessionExpiredScreen />, {
    en: {
      heading: "This page has expired",
      texts: ["This is for your safety. What was connected stays connected."],
      buttons: ["Close", "Start again", "Close"],
    },
    fr: {
      heading: "Cette page a expiré",
      texts: ["C’est une mesure de sécurité. Ce qui était connecté le reste."],
      buttons: ["Fermer", "Recommencer", "Fermer"],
    },
  });
  itLeads(state, <SessionExpiredScreen />, [
    ["Start again", "opening"],
    ["Close", "closed"],
  ]);
});
