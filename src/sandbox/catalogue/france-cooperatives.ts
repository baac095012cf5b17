import { institution } from "./build-institution.ts";
import { cooperativeBranches } from "./cooperative-branches.ts";
import { choice, field, login, secret } from "./fields.ts";
import { directaccess, openapi } from "./sources.ts";
import { anyDigits, anyEmail, anyLogin } from "./typing.ts";

const vergersFields = [
  login("Identifiant client", "^\\d{11}|\\d{8}$"),
  secret("Code personnel", "^\\d{6}$"),
];
/** The members of one family share their slug, their colour and their form. */
const vergersWire = { slug: "COV", color: "9b1c31", account_usages: ["PRIV", "ORGA"] };

const branchHost = (branch: string) =>
  `${branch
    .toLowerCase()
    .replace("œ", "oe")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z]+/g, "-")}.greniers.example`;

/** Cooperatives and mutuals: families of regions, long lists, long names. */
export const frenchCooperatives = [
  institution({
    id: 1011,
    name: "Coopérative des Vergers – Nord",
    countries: ["FR"],
    scenario: "multiPrompt",
    typing: anyDigits(8, "123456"),
    fields: vergersFields,
    wire: vergersWire,
  }),
  institution({
    id: 1012,
    name: "Coopérative des Vergers – Val de Loire",
    countries: ["FR"],
    scenario: "listPrompt",
    typing: anyDigits(8, "123456"),
    fields: vergersFields,
    wire: vergersWire,
  }),
  institution({
    id: 1013,
    name: "Coopérative des Vergers – Provence & Corse",
    countries: ["FR"],
    scenario: "longDecoupled",
    typing: anyDigits(8, "123456"),
    fields: vergersFields,
    wire: vergersWire,
  }),
  institution({
    id: 1014,
    name: "Union des Greniers Coopératifs",
    countries: ["FR"],
    scenario: "doubleOtp",
    typing: {
      en: "Any branch of the 39, any 11 digits, password 123456",
      fr: "Une caisse parmi les 39, 11 chiffres au choix, mot de passe 123456",
    },
    fields: [
      field("list", "website", "Caisse régionale", {
        values: cooperativeBranches.map((branch) => ({ label: branch, value: branchHost(branch) })),
      }),
      login("N° de compte principal (11 chiffres)", "^\\d{11}$"),
      secret("Code personnel", "^\\d{6}$"),
    ],
    wire: { color: "2b7a4b" },
  }),
  institution({
    id: 1015,
    name: "Caisse interprofessionnelle de prévoyance et d'épargne des artisans bateliers, éclusiers et haleurs du Haut-Val",
    countries: ["FR"],
    scenario: "decoupledThenOtp",
    typing: anyDigits(11, "1234"),
    fields: [
      login("Votre numéro d'adhérent (11 chiffres au recto de la carte)", "^\\d{11}$", {
        description:
          "Le numéro figure sur la carte d’adhérent et en haut à droite de chaque relevé annuel.",
      }),
      secret("Mot de passee", "^.{4,20}$"),
    ],
    wire: {
      color: "4a3b6b",
      stability: { status: "unstable", last_update: "2026-06-01 17:40:00" },
    },
  }),
  institution({
    id: 1016,
    name: "MTGQ (Mutuelle des Tonneliers du Grand Quai)",
    countries: ["FR"],
    scenario: "doubleDecoupled",
    typing: {
      en: "Either choice, any login, password 1234",
      fr: "Un choix de la liste, identifiant au choix, mot de passe 1234",
    },
    fields: [
      choice(
        "website",
        "Type de compte",
        { par: "Particuliers", pro: "Professionnels" },
        {
          // A bug seen in production: a rule for numbers, on a list whose values are words.
          regex: "^\\d+$",
        },
      ),
      login("Code adhérent"),
      secret("Mot de passe", "^\\S{4,}"),
    ],
    wire: { color: "8a5a00", beta: true },
  }),
  institution({
    id: 1017,
    name: "Quai Vert",
    countries: ["FR"],
    scenario: "plain",
    typing: {
      en: "Any kind of account, then the bank’s page or any login and password 1234abcd",
      fr: "Un type de compte, puis la page de la banque ou identifiant au choix et mot de passe 1234abcd",
    },
    outcome: { en: "either way connects", fr: "les deux accès mènent à la connexion" },
    sources: [openapi(1), directaccess(2)],
    fields: [
      choice(
        "website",
        "Type de compte",
        { solo: "Compte personnel", duo: "Compte joint" },
        { auth_mechanisms: ["webauth", "credentials"] },
      ),
      login("Pseudo", "\\w+"),
      secret("Mot de passe", "^(?=.*\\d)(?=.*[a-z]).{8,}$"),
    ],
    wire: { color: "00a36c", slug: "QUA" },
  }),
  institution({
    id: 1018,
    name: "Quai Vert Pro",
    countries: ["FR"],
    scenario: "scaRequiredOtp",
    typing: anyEmail("1234abcd"),
    fields: [
      field("text", "email", "Adresse e-mail de l'administrateur", { regex: ".+@.+" }),
      secret("Mot de passe", "^(?=.*\\d)(?=.*[a-z]).{8,}$"),
    ],
    wire: { color: "00573a", slug: "QUA", account_usages: ["ORGA"] },
  }),
  institution({
    id: 1019,
    name: "Quai Vert Patrimoine",
    countries: ["FR"],
    scenario: "noAccount",
    typing: anyLogin("1234abcd"),
    fields: [login("Pseudo", "\\w+"), secret("Mot de passe", "^(?=.*\\d)(?=.*[a-z]).{8,}$")],
    wire: {
      color: "b08d2f",
      slug: "QUA",
      capabilities: ["bankwealth"],
      products: ["wealth"],
      account_types: ["lifeinsurance", "per", "pea"],
    },
  }),
];
