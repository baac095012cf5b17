import { describe } from "vitest";
import { itLeads, itReads } from "../../react/testing/step-words.tsx";
import { WrongBrowserScreen } from "./wrong-browser.controller.tsx";

describe("the window that did not start", () => {
  const state = { step: "wrongBrowser" } as const;
  itReads(state, <WrongBrowserScreen />, {
    en: {
      heading: "Finish where you started",
      texts: [
        "This window cannot finish the connection. Go back to the browser or device where you began. If this request is not yours, close this page.",
      ],
      buttons: ["Close", "Close"],
    },
    fr: {
      heading: "Terminez là où vous avez commencé",
      texts: [
        "Cette fenêtre ne peut pas terminer la connexion. Revenez au navigateur ou à l’appareil de départ. Si cette demande ne vient pas de vous, fermez cette page.",
      ],
      buttons: ["Fermer", "Fermer"],
    },
  });
  itLeads(state, <WrongBrowserScreen />, [["Close", "closed"]]);
});
