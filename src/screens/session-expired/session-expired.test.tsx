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

describe("[integration I9] a session that the client application did not give", () => {
  const state = { step: "sessionExpired", refused: "fetchSession() failed" } as const;
  itReads(state, <SessionExpiredScreen />, {
    en: {
      heading: "We could not confirm who you are",
      texts: [
        "The service you came from gave no answer for you. Try again, or sign in there again first.",
      ],
      buttons: ["Close", "Try again", "Close"],
    },
    fr: {
      heading: "Nous n’avons pas pu vérifier qui vous êtes",
      texts: [
        "Le service d’où vous venez n’a rien répondu à votre sujet. Réessayez, ou reconnectez-vous d’abord à ce service.",
      ],
      buttons: ["Fermer", "Réessayer", "Fermer"],
    },
  });
  itLeads(state, <SessionExpiredScreen />, [
    ["Try again", "opening"],
    ["Close", "closed"],
  ]);
});
