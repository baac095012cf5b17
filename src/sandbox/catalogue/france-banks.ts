import { institution } from "./build-institution.ts";
import { choice, field, login, secret } from "./fields.ts";
import { openapi } from "./sources.ts";
import { anyDigits, anyLogin, nothingToType } from "./typing.ts";

const spaces = { par: "Particuliers", pro: "Professionnels", ent: "Entreprises" };

/** French banks, one oddity of the connectors' definitions each. */
export const frenchBanks = [
  institution({
    id: 1021,
    name: "Banque Cardabelle",
    countries: ["FR"],
    scenario: "webauth",
    typing: { en: "Choose a customer area", fr: "Choisissez un espace client" },
    sources: [openapi(1)],
    fields: [choice("website", "Votre espace client", spaces, { auth_mechanisms: ["webauth"] })],
    wire: { color: "6d2077", account_usages: ["PRIV", "ORGA"] },
  }),
  institution({
    id: 1022,
    name: "Caisse Sittelle",
    countries: ["FR"],
    scenario: "plain",
    typing: anyDigits(10, "1234"),
    fields: [
      // Required, yet for a mechanism that this connector does not offer: it must not be asked.
      choice("website", "Type de compte", spaces, {
        auth_mechanisms: ["webauth"],
        connector_sources: ["directaccess"],
      }),
      login("Identifiant", "^[0-9]{5,10}$"),
      secret("Code confidentiel", "^\\d{4,8}$"),
    ],
    wire: { color: "b5121b" },
  }),
  institution({
    id: 1023,
    name: "Banque Palombière",
    countries: ["FR"],
    scenario: "scaRequiredDecoupled",
    typing: {
      en: "Any 5 digits as agency code, any 8 digits, password 123456",
      fr: "5 chiffres au choix comme code agence, 8 chiffres au choix, mot de passe 123456",
    },
    fields: [
      field("text", "code", "Code agence", { regex: "^\\d{5}$" }),
      login("Numéro de client", "^\\d{8}$"),
      secret("Code secret", "^\\d{6}$"),
    ],
    wire: { color: "455a64" },
  }),
  institution({
    id: 1024,
    name: "Banque Bruinelle",
    countries: ["FR"],
    scenario: "validating",
    typing: {
      en: "Any login, any date of birth, password 1234",
      fr: "Identifiant au choix, date de naissance au choix, mot de passe 1234",
    },
    fields: [
      login("Identifiant", "^\\w{4,}"),
      field("date", "birthdate", "Date de naissance (jj/mm/aaaa)", {
        regex: "^[0-3]\\d/[01]\\d/(19|20)\\d{2}$",
      }),
      secret("Mot de passe", "^.{4,}$"),
    ],
    wire: { color: "007a87", beta: true },
  }),
  institution({
    id: 1025,
    name: "Banque des Embruns d’Argent",
    countries: ["FR"],
    scenario: "plain",
    typing: anyLogin("1234"),
    fields: [
      login("Identifiant API (facultatif)", null, { required: false }),
      field("text", "password", "Mot de passe API (facultatif)", { required: false }),
    ],
    wire: { color: "90a4ae", beta: true, code: null },
    hasLogo: false,
  }),
  institution({
    id: 1026,
    name: "Crédit Passe-Muraille",
    countries: ["FR"],
    scenario: "plain",
    typing: nothingToType,
    outcome: {
      en: "the bank has no form, and it connects at once",
      fr: "la banque n’a pas de formulaire, et la connexion se fait aussitôt",
    },
    fields: [],
    wire: { code: null, slug: null },
    hasLogo: false,
  }),
  institution({
    id: 1027,
    name: "Banque Girouette",
    countries: ["FR"],
    scenario: "unknownState",
    typing: {
      en: "Any login, anything as secret drawing, password 1234",
      fr: "Identifiant au choix, n’importe quoi comme dessin secret, mot de passe 1234",
    },
    fields: [
      login("Identifiant"),
      // A type that no documentation knows: it is asked as a text.
      field("pictogram", "drawing", "Dessin secret", {
        description: "Décrivez en un mot le dessin choisi à l’ouverture du compte.",
      }),
      secret("Mot de passe"),
    ],
    wire: { color: "ffcd00", beta: true },
  }),
  institution({
    id: 1028,
    name: "Compte Lucarne",
    countries: ["FR", "BE", "LU"],
    scenario: "slow",
    typing: {
      en: "Any e-mail address or 10 digits starting with 0, password 1234",
      fr: "Adresse e-mail au choix ou 10 chiffres commençant par 0, mot de passe 1234",
    },
    fields: [
      login("E-mail ou téléphone", "^[^@ ]+@[^@ ]+|^0\\d{9}$"),
      secret("Mot de passe", "^\\S{4,}$"),
      choice("website", "Univers", { solo: "Solo", duo: "Duo" }, { required: false }),
    ],
    wire: { code: null, beta: true },
    hasLogo: false,
  }),
  institution({
    id: 1031,
    name: "Banque Soleillade",
    countries: ["FR"],
    scenario: "plain",
    typing: anyLogin("1234"),
    outcome: {
      en: "it connects at once, but the list of banks does not show it",
      fr: "la connexion se fait aussitôt, mais la liste des banques ne la montre pas",
    },
    fields: [login("Identifiant"), secret("Mot de passe")],
    wire: { color: "f28e1c", hidden: true },
  }),
  institution({
    id: 1032,
    name: "Banque du Colombier Gris",
    countries: ["FR"],
    scenario: "plain",
    typing: anyLogin("1234"),
    outcome: {
      en: "it accepts no new connection, so the list of banks does not offer it",
      fr: "elle n’accepte plus de nouvelle connexion, la liste des banques ne la propose donc pas",
    },
    fields: [login("Identifiant"), secret("Mot de passe")],
    wire: { color: "777777", restricted: true },
  }),
];
