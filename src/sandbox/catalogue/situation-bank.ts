import { SITUATION, situations } from "../scenarios/situation.ts";
import { institution } from "./build-institution.ts";
import { choice, login, secret } from "./fields.ts";
import { openapi } from "./sources.ts";

/** Every state and every error code, one by one: the value of its list says which. */
export const situationBank = institution({
  id: 1033,
  name: "Banque Boussole",
  countries: ["FR"],
  scenario: "situation",
  typing: {
    en: "Any login, password 1234, then a situation in the list",
    fr: "Identifiant au choix, mot de passe 1234, puis une situation dans la liste",
  },
  sources: [
    openapi(1, {
      auth_mechanism: "credentials",
      available_auth_mechanisms: ["webauth", "credentials"],
    }),
  ],
  fields: [
    choice(SITUATION, "Situation", Object.fromEntries(situations.map((name) => [name, name]))),
    login("Identifiant"),
    secret("Mot de passe"),
  ],
  wire: { color: "1d3557", urls: ["https://boussole.example"] },
});
