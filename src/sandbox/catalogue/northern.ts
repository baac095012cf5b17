import { institution } from "./build-institution.ts";
import { choice, field, login, secret } from "./fields.ts";
import { openapi } from "./sources.ts";
import { anyLogin, nothingToType } from "./typing.ts";

/** Great Britain, Ireland, Norway and Poland. */
export const northern = [
  institution({
    id: 1601,
    name: "Bramblegate Building Society",
    countries: ["GB"],
    scenario: "decoupled",
    typing: {
      en: "Any 9 digits, 1234 as memorable word and as passcode",
      fr: "9 chiffres au choix, 1234 comme mot secret et comme code",
    },
    fields: [
      login("Customer number", "^\\d{9}$", {
        description: "Nine digits, on the letter that came with your passbook.",
      }),
      field("password", "memorable", "Memorable wrod"),
      secret("Passcode", "^\\d{4}"),
    ],
    wire: { color: "880e4f", account_types: ["checking", "savings", "mortgage"] },
  }),
  institution({
    id: 1602,
    name: "Bluecairn Vault",
    countries: ["GB", "IE"],
    scenario: "webauth",
    typing: nothingToType,
    sources: [openapi(1)],
    fields: [
      // A credentials field on a connector without credentials: it is never asked.
      field("redirect_uri", "redirect_uri", "Redirect URI", { connector_sources: ["openapi"] }),
    ],
    wire: { color: "0b3d91", account_types: ["market", "crowdlending"], products: ["wealth"] },
  }),
  institution({
    id: 1603,
    name: "Marlpit & Sons Private Bank",
    countries: ["GB"],
    scenario: "bug",
    typing: anyLogin("1234"),
    fields: [login("User name"), secret("Password")],
    wire: { stability: { status: "unstable", last_update: "2026-06-02 19:30:00" } },
    hasLogo: false,
  }),
  institution({
    id: 1651,
    name: "Bogcotton Credit Union",
    countries: ["IE"],
    scenario: "rateLimiting",
    typing: {
      en: "Any login, any common bond, password 1234",
      fr: "Identifiant au choix, un choix de la liste, mot de passe 1234",
    },
    fields: [
      login("Member number", "\\d+"),
      secret("PIN", "\\d{4}"),
      choice("bond", "Common bond", { parish: "Parish", trade: "Trade", school: "School" }),
    ],
    wire: { color: "689f38" },
  }),
  institution({
    id: 1701,
    name: "Sjøfugl Sparehus",
    countries: ["NO"],
    scenario: "decoupled",
    typing: {
      en: "Any 11 digits, password 1234",
      fr: "11 chiffres au choix, mot de passe 1234",
    },
    fields: [login("Fødselsnummer", "^[0-3]\\d{10}$"), secret("Passord")],
    wire: { color: "01579b", beta: true },
  }),
  institution({
    id: 1751,
    name: "Kasa Łabędzia",
    countries: ["PL"],
    scenario: "activationFails",
    typing: anyLogin("1234"),
    fields: [login("Identyfikator", "^\\w{3,}$"), secret("Hasło")],
    wire: { color: "c2185b" },
  }),
];
