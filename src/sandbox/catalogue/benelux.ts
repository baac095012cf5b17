import { institution } from "./build-institution.ts";
import { choice, field, login, secret } from "./fields.ts";
import { directaccess, openapi } from "./sources.ts";
import { anyLogin, nothingToType } from "./typing.ts";

/** Belgium, the Netherlands and Luxembourg. */
export const benelux = [
  institution({
    id: 1101,
    name: "Spaarhuis 't Lammeke",
    countries: ["BE"],
    scenario: "partialSources",
    typing: {
      en: "Any 17 digits starting with 6703, password 12345",
      fr: "17 chiffres commençant par 6703, mot de passe 12345",
    },
    sources: [openapi(2), directaccess(1)],
    fields: [
      field("text", "cardnumber", "Numéro de carte", { regex: "^6703\\d{13}$" }),
      secret("Code PIN web", "^\\d{5}$"),
    ],
    wire: { color: "d4a017" },
  }),
  institution({
    id: 1102,
    name: "Banque Hautefagnes & Fils",
    countries: ["BE", "LU"],
    scenario: "websiteUnavailable",
    typing: anyLogin("1234"),
    fields: [login("Identifiant"), secret("Mot de passe")],
    wire: { color: "5d4037", stability: { status: "down", last_update: "2026-06-02 06:15:00" } },
  }),
  institution({
    id: 1103,
    name: "Kredietkas Ganzenveer",
    countries: ["BE", "NL"],
    scenario: "decoupledExpired",
    typing: {
      en: "Any phone number of 8 to 16 digits, password 1234",
      fr: "Numéro de téléphone de 8 à 16 chiffres, mot de passe 1234",
    },
    fields: [
      field("text", "phonenumber", "Numéro de téléphone", { regex: "^\\+?\\d[\\d\\s.-]{7,15}$" }),
      secret("Code d'accès à l'application", "^\\d{4}$"),
    ],
    wire: { color: "fbc02d" },
  }),
  institution({
    id: 1151,
    name: "Bank de Wulp",
    countries: ["NL"],
    scenario: "webauth",
    typing: nothingToType,
    sources: [openapi(0)],
    fields: [],
    wire: { color: "ef6c00", beta: true },
  }),
  institution({
    id: 1152,
    name: "IJsheiligen Spaarbank",
    countries: ["NL"],
    scenario: "stall",
    typing: anyLogin("1234"),
    fields: [login("Gebruikersnaam", ""), secret("Wachtwoord", "")],
    wire: {
      color: "00838f",
      stability: { status: "unstable", last_update: "2026-06-03 02:00:00" },
    },
    hasLogo: false,
  }),
  institution({
    id: 1171,
    name: "Écluse & Fils Luxembourg",
    countries: ["LU"],
    scenario: "plain",
    typing: {
      en: "Any login, any date, password 1234",
      fr: "Identifiant au choix, date au choix, mot de passe 1234",
    },
    fields: [
      login("Identifiant"),
      field("date", "incorporation", "Date de création de la société", {
        regex: "^\\d{4}-[01]\\d-[0-3]\\d$|[0-3]\\d\\/[01]\\d\\/\\d{4}$",
      }),
      field("date", "mandate_end", "Fin du mandat", { required: false }),
      secret("Mot de passe", "[0-9]{4}"),
    ],
    wire: { color: "1a237e", account_usages: ["ORGA"] },
  }),
  institution({
    id: 1172,
    name: "Banque Épernelle Luxembourg",
    countries: ["LU"],
    scenario: "notSupported",
    typing: anyLogin("1234"),
    fields: [
      choice(
        "auth_type",
        "Moyen d'authentification",
        { token: "Boîtier", app: "Application mobile" },
        { required: false },
      ),
      login("Identifiant"),
      secret("Mot de passe"),
    ],
    wire: { color: "#C2185B" },
  }),
];
