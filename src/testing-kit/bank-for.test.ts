import { describe, expect, it } from "vitest";
import { scenarioNames } from "../sandbox/index.ts";
import { bankFor, bankNamed } from "./bank-for.ts";

describe("the bank for a scenario", () => {
  it.each(scenarioNames)("%s is one that the list of a widget shows", (scenario) => {
    const bank = bankFor(scenario);
    expect(bank.scenario).toBe(scenario);
    expect(bank.uuid).toMatch(/^[0-9a-f-]{36}$/);
    expect(bank.guide).toMatch(/\.$/);
    expect(bank.mechanism).toBe(scenario.startsWith("webauth") ? "webauth" : "credentials");
  });

  it("is the test connector or Banque Boussole where a choice decides", () => {
    const refused = bankFor("wrongpass");
    expect([refused.name, refused.fields["openapiwebsite"]]).toEqual([
      "Connecteur de test",
      "wrongpass",
    ]);
    const stuck = bankFor("state:actionNeeded");
    expect([stuck.name, stuck.details["Situation"]]).toEqual([
      "Banque Boussole",
      "state:actionNeeded",
    ]);
  });

  it("is said to be missing for what the sandbox does not know", () => {
    expect(() => bankFor("state:nothingOfTheSort")).toThrow(
      'Banque Boussole does not offer the choice "state:nothingOfTheSort"',
    );
    expect(() => bankNamed("Banque de nulle part")).toThrow(RangeError);
    expect(bankNamed("Crédit de l'Estuaire").mechanism).toBe("webauth");
  });
});
