import { institution } from "./build-institution.ts";
import { choice, login, secret } from "./fields.ts";
import { directaccess, openapi } from "./sources.ts";
import { anyDigits, anyLogin, nothingToType } from "./typing.ts";

const eightDigits = login("Identifiant", "^\\d{8}$");
const sixDigits = secret("Code secret", "^\\d{6}$");

/** Plain access with an identifier and a password. */
const vieuxMoulin = institution({
  id: 1001,
  name: "Banque du Vieux Moulin",
  countries: ["FR"],
  scenario: "plain",
  typing: anyDigits(8, "123456"),
  fields: [eightDigits, sixDigits],
  wire: { color: "7a4b1e", urls: ["https://vieux-moulin.example"], months_to_fetch: 24 },
});

/** The bank's own page, nothing to fill in before. */
const estuaire = institution({
  id: 1002,
  name: "Crédit de l'Estuaire",
  countries: ["FR"],
  scenario: "webauth",
  typing: nothingToType,
  sources: [openapi(1)],
  fields: [],
  wire: { color: "0f5f7d", hidden: null, account_usages: ["PRIV", "ORGA"] },
});

/** A code by text message. */
const grandLarge = institution({
  id: 1003,
  name: "Comptoir du Grand Large",
  countries: ["FR"],
  scenario: "otp",
  typing: anyDigits(6, "123456"),
  fields: [login("Numéro client", "^[0-9A-Z]{5,12}$|^$"), sixDigits],
  wire: { color: "123a8c" },
});

/** Approval in the bank's app. */
const tournepierre = institution({
  id: 1004,
  name: "Banque Tournepierre",
  countries: ["FR"],
  scenario: "decoupled",
  typing: anyDigits(8, "123456"),
  fields: [eightDigits, sixDigits],
  wire: { color: "c8102e", account_types: ["checking", "savings", "market", "pea"] },
});

/** Both ways in, each on its own source. */
const troisPasserelles = institution({
  id: 1005,
  name: "Banque des Trois Passerelles",
  countries: ["FR"],
  scenario: "plain",
  typing: {
    en: "Choose the bank’s page, or any 10 digits and password 12345678",
    fr: "Choisissez la page de la banque, ou 10 chiffres et le mot de passe 12345678",
  },
  outcome: { en: "either way connects", fr: "les deux accès mènent à la connexion" },
  // The bank's own page reaches payment accounts only, as the law asks of it.
  sources: [
    openapi(1, { account_types: ["checking", "card"] }),
    directaccess(2, { account_types: ["checking", "savings", "card", "lifeinsurance"] }),
  ],
  fields: [login("Identifiant internet", "^\\d{10}$"), secret("Mot de passe", "^\\d{6,8}$")],
  wire: { color: "2f6b3a", capabilities: ["bank", "bankwealth"], products: ["bank", "wealth"] },
});

/** The refused value is the choice in the list, not the password. */
const fauvette = institution({
  id: 1006,
  name: "Crédit Fauvette",
  countries: ["FR"],
  scenario: "wrongpassOnChoice",
  typing: anyDigits(8, "123456"),
  fields: [
    choice("website", "Espace client", { par: "Particuliers", pro: "Professionnels" }),
    eightDigits,
    sixDigits,
  ],
  wire: { color: "e0a100", account_usages: ["PRIV", "ORGA"] },
});

/** A password that must be renewed at the bank. */
const ardoisiere = institution({
  id: 1007,
  name: "Banque Ardoisière",
  countries: ["FR"],
  scenario: "passwordExpired",
  typing: anyLogin("1234"),
  fields: [login("Identifiant", "\\S+"), secret("Mot de passe", "\\S{4,36}")],
  wire: { color: "3d4650" },
});

/** An approval that is cancelled on the phone. */
const verveine = institution({
  id: 1008,
  name: "Épargne Verveine",
  countries: ["FR"],
  scenario: "decoupledCancelled",
  typing: anyDigits(8, "123456"),
  fields: [eightDigits, sixDigits],
  wire: { color: "5b8c2a" },
});

/** The eight situations that a newcomer meets first, the happy ones at the head. */
export const firstSteps = [
  vieuxMoulin,
  estuaire,
  grandLarge,
  tournepierre,
  troisPasserelles,
  fauvette,
  ardoisiere,
  verveine,
];
