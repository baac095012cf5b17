import { institution } from "./build-institution.ts";
import { field, login, secret, type FieldDraft } from "./fields.ts";
import { directaccess, openapi } from "./sources.ts";

const websites = {
  par: "Particuliers",
  pro: "Professionnels",
  wrongpass: "wrongpass",
  passwordExpired: "passwordExpired",
  actionNeeded: "actionNeeded",
  additionalInformationNeeded: "additionalInformationNeeded",
  doubleotp: "doubleotp",
  shortDecoupled: "shortDecoupled",
  longDecoupled: "longDecoupled",
  AppValidationCancelled: "AppValidationCancelled",
  AppValidationExpired: "AppValidationExpired",
  SCARequired: "SCARequired",
  SCARequiredAndOTP: "SCARequiredAndOTP",
  SCARequiredAndDecoupled: "SCARequiredAndDecoupled",
  websiteUnavailable: "websiteUnavailable",
  bug: "bug",
  notSupported: "notSupported",
  otp_transfer: "otp_transfer",
  ping: "ping",
} as const;

const website = (
  source: string,
  values: Readonly<Record<string, string>>,
  mechanisms: readonly string[],
): FieldDraft =>
  field("list", `${source}website`, `Type de compte (${source})`, {
    required: false,
    values: Object.entries(values).map(([value, label]) => ({ value, label })),
    auth_mechanisms: mechanisms,
    connector_sources: [source],
  });

const bothMechanisms = { available_auth_mechanisms: ["webauth", "credentials"] };
/** Powens' own test connector: the values of its lists choose the answer. */
export const testConnector = institution({
  id: 40,
  name: "Connecteur de test",
  countries: ["FR"],
  scenario: "trigger",
  typing: {
    en: "Any login, password 1234, then a choice in the first list",
    fr: "Identifiant au choix, mot de passe 1234, puis un choix dans la première liste",
  },
  sources: [openapi(1, { auth_mechanism: "credentials", ...bothMechanisms }), directaccess(2)],
  fields: [
    login("Identifiant"),
    secret("Code (1234)"),
    website("openapi", { ...websites, webauthRequired: "webauthRequired" }, [
      "webauth",
      "credentials",
    ]),
    website("directaccess", websites, ["credentials"]),
  ],
  wire: {
    uuid: "338178e6-3d01-564f-9a7b-52ca442459bf",
    slug: "EXA",
    color: "5c2963",
    capabilities: [
      "bank",
      "bankwealth",
      "document",
      "profile",
      "contact",
      "transfer",
      "banktransfer",
      "banktransferaddrecipient",
    ],
    products: ["bank", "wealth", "bill"],
    account_usages: ["PRIV", "ORGA"],
    account_types: [
      "checking",
      "savings",
      "card",
      "market",
      "lifeinsurance",
      "loan",
      "pee",
      "perco",
    ],
  },
});
