import { institution } from "./build-institution.ts";
import { choice, field, login, secret } from "./fields.ts";
import { directaccess, fallback, openapi } from "./sources.ts";
import { anyEmail } from "./typing.ts";

const optionalText = (name: string, label: string) =>
  field("text", name, label, { required: false });

/** Germany and Switzerland. */
export const germanic = [
  institution({
    id: 1201,
    name: "Bank der Straßenbahner",
    countries: ["DE"],
    scenario: "plain",
    typing: {
      en: "Any state of the list, any login, password 1234",
      fr: "Un Land de la liste, identifiant au choix, mot de passe 1234",
    },
    fields: [
      choice("state", "Land", { nord: "Nordland", sued: "Südland", mitte: "Mittelland" }),
      login("Anmeldename", "^[A-Za-zÄÖÜäöüß0-9]{4,}"),
      secret("PIN", "^\\d{4,5}$"),
    ],
    wire: { color: "b71c1c" },
  }),
  institution({
    id: 1202,
    name: "Müllerhof Privatbank",
    countries: ["DE"],
    scenario: "errorTwin",
    typing: {
      en: "Choose the form, any login, password 12345",
      fr: "Choisissez le formulaire, identifiant au choix, mot de passe 12345",
    },
    sources: [directaccess(1, { disabled: "2026-02-01 00:00:00" }), fallback(2), openapi(3)],
    fields: [login("VR-Kennung oder Alias"), secret("PIN", "^.{5,20}$")],
    wire: { color: "263238" },
  }),
  institution({
    id: 1203,
    name: "Kabelwerk Drosselbach",
    countries: ["DE"],
    scenario: "plain",
    typing: anyEmail("1234"),
    fields: [
      login("Email address or customer number"),
      secret("Passwort"),
      optionalText("postal_code", "Postleitzahl"),
      optionalText("location", "Ort"),
      optionalText("first_name", "Vorname"),
      optionalText("last_name", "Nachname"),
      optionalText("phone", "Telefonnummer"),
    ],
    wire: { color: "0277bd", capabilities: ["document"], products: ["bill"], code: null },
    hasLogo: false,
  }),
  institution({
    id: 1204,
    name: "Sperlingsbank Nordweide",
    countries: ["DE"],
    scenario: "plain",
    typing: { en: "Nothing can be typed", fr: "Rien ne peut être saisi" },
    outcome: {
      en: "its way in is of a kind that no one knows yet, and the window says so",
      fr: "son accès est d’un genre encore inconnu, et la fenêtre le dit",
    },
    sources: [{ name: "wallet", auth_mechanism: "digital_identity", priority: 1 }],
    fields: [
      field("text", "wallet_id", "Identifiant du portefeuille", {
        auth_mechanisms: ["digital_identity"],
      }),
    ],
    wire: { color: "6a1b9a", beta: true },
  }),
  institution({
    id: 1251,
    name: "Murmelberg Kantonskasse",
    countries: ["CH"],
    scenario: "otp",
    typing: {
      en: "Any contract number of 6 to 9 digits, password 1234",
      fr: "Numéro de contrat de 6 à 9 chiffres, mot de passe 1234",
    },
    fields: [
      field("number", "contract", "Numéro de contrat", { regex: "^\\d{6,9}$" }),
      secret("Mot de passe", "^.{4,40}$"),
      choice(
        "language",
        "Langue du site",
        { de: "Deutsch", fr: "Français", it: "Italiano" },
        { required: false },
      ),
    ],
    wire: { color: "c62828", code: null },
  }),
];
