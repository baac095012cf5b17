import { institution } from "./build-institution.ts";
import { field, login, secret } from "./fields.ts";
import { anyDigits, anyEmail } from "./typing.ts";

const documents = { capabilities: ["document"], products: ["bill"] };

/** French providers without a current account: documents only, or wealth only. */
export const frenchDocuments = [
  institution({
    id: 1041,
    name: "Marchés Groselle",
    countries: ["FR"],
    scenario: "plain",
    typing: {
      en: "Customer number 12345678, password 1234",
      fr: "Numéro client 12345678, mot de passe 1234",
    },
    fields: [
      // The customer number is a secret of its own here.
      field("password", "login", "Numéro client", { regex: "^\\d{8}$" }),
      secret("Mot de passe"),
    ],
    wire: { ...documents, color: "a4c639", account_usages: ["ORGA"] },
  }),
  institution({
    id: 1042,
    name: "Mutuelle Grenadille",
    countries: ["FR"],
    scenario: "plain",
    typing: {
      en: "Any 13 digits, any day and month as 4 digits, password 1234",
      fr: "13 chiffres au choix, jour et mois en 4 chiffres, mot de passe 1234",
    },
    fields: [
      login("Numéro de sécurité sociale (13 chiffres)", "^[12]\\d{12}$"),
      field("text", "birth", "Jour et mois de naissance (JJMM)", { regex: "^\\d{4}$" }),
      secret("Mot de passe", "^.{4,}$"),
    ],
    wire: { ...documents, color: "d81b60" },
  }),
  institution({
    id: 1043,
    name: "Énergie Bruyère",
    countries: ["FR"],
    scenario: "plain",
    typing: anyEmail("1234"),
    fields: [
      login("Adresse e-mail", "\\S+@\\S+"),
      secret("Mot de passe", ""),
      // Anchored as the engine does it, without a group: it takes eight digits and more, or nothing.
      field("text", "contract", "Numéro de contrat", { required: false, regex: "^\\d{8}|$" }),
    ],
    wire: { ...documents, color: "8e44ad", beta: true },
  }),
  institution({
    id: 1044,
    name: "Péages & Routes du Haut Pays",
    countries: ["FR"],
    scenario: "plain",
    typing: {
      en: "Any badge number, password 1234",
      fr: "Numéro de badge au choix, mot de passe 1234",
    },
    fields: [
      field("number", "badge", "Numéro de badge", { regex: "^\\d{1,12}$" }),
      secret("Code", "^\\d{4}$"),
    ],
    wire: { ...documents, color: "37474f" },
  }),
  institution({
    id: 1045,
    name: "Prévoyance Orme & Tilleul",
    countries: ["FR"],
    scenario: "actionNeeded",
    typing: anyDigits(7, "1234abcd"),
    fields: [login("Numéro d'assuré", "^\\d{7}$"), secret("Mot de passe", "^[A-Za-z0-9]{8,20}$")],
    wire: {
      color: "33691e",
      capabilities: ["bankwealth", "document"],
      products: ["wealth", "bill"],
      account_types: ["lifeinsurance", "madelin", "per", "article83"],
    },
  }),
];
