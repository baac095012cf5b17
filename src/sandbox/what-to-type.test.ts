import { expect, it } from "vitest";
import { catalogue } from "./catalogue/index.ts";
import { createFakeClock } from "./fake-clock.ts";
import { createSandbox } from "./create-sandbox.ts";
import type { Institution } from "./institution.ts";
import { whatToType } from "./what-to-type.ts";

/** Its only mechanism is one that Powens announces and nobody simulates. */
const usable = catalogue.filter(({ connector }) => connector.name !== "Sperlingsbank Nordweide");
const named = (name: string): Institution => {
  const found = catalogue.find(({ connector }) => connector.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
};
/** At these, what answers is no word on the details, or a refusal of the choice that is the scenario. */
const otherwise = ["serverError", "drop", "wrongpassOnChoice"];
const withDetails = usable.filter(
  (one) => whatToType(one).mechanism === "credentials" && !otherwise.includes(one.scenario),
);

function post(institution: Institution, fields: Readonly<Record<string, string>>) {
  const sandbox = createSandbox({ clock: createFakeClock(), institutions: [institution] });
  return sandbox.fetch(
    new Request("https://sandbox.example/2.0/users/me/connections", {
      method: "POST",
      headers: {
        authorization: `Bearer ${sandbox.addUser().token}`,
        "content-type": "application/json",
      },
      body: JSON.stringify({ id_connector: institution.connector.id, ...fields }),
    }),
  );
}

it.each(withDetails.map((one) => ({ name: one.connector.name, one })))(
  "is accepted by $name",
  async ({ one }) => {
    const { fields, details } = whatToType(one);
    const text = await (await post(one, fields)).text();
    expect(text).not.toMatch(/wrongpass|missingParameter|invalidValue/);
    expect(Object.keys(details)).toHaveLength(Object.keys(fields).length);
  },
);

it("says what is refused, where there is a secret", async () => {
  const mill = named("Banque du Vieux Moulin");
  const { details, wrongDetails } = whatToType(mill);
  expect(details).toEqual({ Identifiant: "12345678", "Code secret": "123456" });
  expect(wrongDetails).toEqual({ Identifiant: "12345678", "Code secret": "999956" });
  const answer = await post(mill, { login: "12345678", password: "999956" });
  expect(await answer.json()).toMatchObject({ code: "wrongpass" });
  expect(whatToType(named("Crédit de l'Estuaire"))).toMatchObject({
    mechanism: "webauth",
    details: {},
    wrongDetails: null,
  });
});

it("names what the bank asks, round by round, with the right answers", () => {
  const sms = "Saisissez le code à six chiffres reçu par SMS au 06 •• •• •• 12.";
  const mail = "Saisissez le code à six chiffres reçu par courriel à j•••@exemple.fr.";
  expect(whatToType(named("Union des Greniers Coopératifs")).answers).toEqual([
    { [sms]: "123456" },
    { [mail]: "123456" },
  ]);
  expect(whatToType(named("Coopérative des Vergers – Nord")).answers).toEqual([
    {
      "Code personnel de votre carte à six chiffres": "123456",
      "Appareil à enregistrer": "Ordinateur personnel",
      "Quel mot secret avez-vous choisi ?": "abcd",
    },
  ]);
  const later = whatToType(named("Quai Vert Pro"));
  expect([later.answers, later.renewalAnswers]).toEqual([[], [{ [sms]: "123456" }]]);
});

it("takes the choice that decides, and no other", () => {
  const test = named("Connecteur de test");
  const boussole = named("Banque Boussole");
  expect(whatToType(test, "wrongpass").details["Type de compte (openapi)"]).toBe("wrongpass");
  expect(whatToType(boussole, "state:bug").fields["situation"]).toBe("state:bug");
  expect(whatToType(named("Crédit Fauvette")).details["Espace client"]).toBe("Professionnels");
  expect(() => whatToType(test, "nothing of the sort")).toThrow(/does not offer the choice/);
  expect(() => whatToType(named("Banque du Vieux Moulin"), "bug")).toThrow(RangeError);
  expect(() => whatToType(named("Sperlingsbank Nordweide"))).toThrow(/no way in/);
});
