import { institution } from "./build-institution.ts";
import { field, login, secret } from "./fields.ts";
import { openapi } from "./sources.ts";
import { anyEmail, anyLogin, nothingToType } from "./typing.ts";

/** Spain, Italy, Portugal and Greece. */
export const southern = [
  institution({
    id: 1301,
    name: "Banco Cañaluz",
    countries: ["ES"],
    scenario: "plain",
    typing: {
      en: "Any 8 digits and a letter, password 1234",
      fr: "8 chiffres et une lettre, mot de passe 1234",
    },
    fields: [
      // Python and PCRE read the leading flag; JavaScript refuses it.
      login("DNI / NIE", "(?i)^[xyz]?\\d{7,8}[a-z]$"),
      secret("Clave de acceso", "^\\d{4}(\\d{2})?$"),
    ],
    wire: { color: "e53935" },
  }),
  institution({
    id: 1302,
    name: "Caja Golondrina",
    countries: ["ES"],
    scenario: "config",
    typing: {
      en: "Any document, any login, password 1234",
      fr: "Un document de la liste, identifiant au choix, mot de passe 1234",
    },
    fields: [
      field("list", "document_type", "Type de document", { values: ["NIF", "NIE", "Pasaporte"] }),
      login("Numéro du document"),
      secret("Mot de passe"),
    ],
    wire: { color: "283593" },
  }),
  institution({
    id: 1303,
    name: "Ahorro Almazara",
    countries: ["ES", "PT"],
    scenario: "webauthMobileOnly",
    typing: nothingToType,
    sources: [openapi(1)],
    fields: [],
    wire: { color: "558b2f", beta: true },
  }),
  institution({
    id: 1401,
    name: "Banca dell'Upupa",
    countries: ["IT"],
    scenario: "plain",
    typing: anyEmail("1234"),
    fields: [
      // Backtracks without end on a long name that never reaches its @.
      login("Indirizzo e-mail", "^([a-z0-9]+[._-]?)+@([a-z0-9]+[.-]?)+\\.[a-z]{2,}$"),
      secret("Password", "^\\S{4,}$"),
    ],
    wire: { color: "ff7043" },
  }),
  institution({
    id: 1402,
    name: "Credito Trifoglio Rosso",
    countries: ["IT"],
    scenario: "drop",
    typing: anyLogin("1234"),
    fields: [login("Codice cliente"), secret("PIN", "^\\d{4}$")],
    wire: {
      color: "ad1457",
      stability: { status: "unstable", last_update: "2026-05-28 22:05:00" },
    },
  }),
  institution({
    id: 1403,
    name: "Cassa Pettirosso",
    countries: ["IT"],
    scenario: "otp",
    typing: anyLogin("1234"),
    fields: [
      login("Numero utente"),
      field("text", "password", "Codice di accesso"),
      field("hidden", "channel", "Canale", { required: false }),
    ],
    wire: { color: "bf360c" },
  }),
  institution({
    id: 1501,
    name: "Banco São Medronho",
    countries: ["PT"],
    scenario: "serverError",
    typing: anyLogin("1234"),
    fields: [login("Utilizador", ".{3,}"), secret("Palavra-passe")],
    wire: { color: "d32f2f" },
  }),
  institution({
    id: 1502,
    name: "Caixa Alfarrobeira",
    countries: ["PT"],
    scenario: "unknownCode",
    typing: anyLogin("1234Abcd*"),
    fields: [
      login("N.º de adesão ou utilizador"),
      secret("Palavra-passe", "^(?=.*[0-9])(?=.*[a-z])(?=.*[A-Z])(?=.*[!@#$%&*])[^\\s]{8,16}$"),
    ],
    wire: { color: "4e342e" },
  }),
  institution({
    id: 1551,
    name: "Τράπεζα Χελιδόνι",
    countries: ["GR"],
    scenario: "plain",
    typing: anyLogin("1234"),
    fields: [login("Όνομα χρήστη"), secret("Κωδικός πρόσβασης")],
    wire: { color: "0d47a1" },
  }),
];
