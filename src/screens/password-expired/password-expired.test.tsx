import { describe } from "vitest";
import { attemptAt, bank, connectionTo } from "../../react/testing/bank.ts";
import { itLeads, itReads } from "../../react/testing/step-words.tsx";
import { PasswordExpiredScreen } from "./password-expired.controller.tsx";

const connection = connectionTo({ state: "passwordExpired" });
const state = {
  step: "passwordExpired",
  attempt: attemptAt(bank(), { connection }),
  bankMessage: "Code à renouveler.",
} as const;

describe("a password to renew", () => {
  itReads(state, <PasswordExpiredScreen />, {
    en: {
      heading: "Your bank password has expired",
      texts: ["Change it at your bank, then enter the new one here.", "Code à renouveler."],
      buttons: ["Close", "I have changed it", "Not now"],
      links: ["Open your bank’s site (new tab)"],
    },
    fr: {
      heading: "Votre mot de passe bancaire a expiré",
      texts: ["Changez-le auprès de votre banque, puis saisissez le nouveau ici."],
      buttons: ["Fermer", "Je l’ai changé", "Plus tard"],
      links: ["Ouvrir le site de votre banque (nouvel onglet)"],
    },
  });
  itLeads(state, <PasswordExpiredScreen />, [
    ["I have changed it", "enteringCredentials"],
    ["Not now", "closed"],
  ]);

  describe("where the bank's site is not known", () => {
    const attempt = attemptAt(bank({ urls: ["http://phare.example"] }), { connection });
    itReads({ ...state, attempt, bankMessage: null }, <PasswordExpiredScreen />, {
      en: {
        heading: "Your bank password has expired",
        buttons: ["Close", "I have changed it", "Not now"],
      },
      fr: {
        heading: "Votre mot de passe bancaire a expiré",
        buttons: ["Fermer", "Je l’ai changé", "Plus tard"],
      },
    });
  });
});
