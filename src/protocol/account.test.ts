import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { accountSchema, maskIban, subscriptionSchema } from "./account.ts";

const wire = {
  id: 50110,
  id_connection: 8812,
  id_source: 15001,
  name: "Compte joint",
  original_name: "CCHQ M DURAND",
  type: "checking",
  number: "00012345678",
  iban: "FR76 3000 6000 0112 3456 7890 189",
  balance: 1250.4,
  usage: "PRIV",
  disabled: "2026-06-02 10:04:11",
};

describe("an account", () => {
  it("[T44] keeps what tells it apart, and nothing to pay with and no balance", () => {
    expect(v.parse(accountSchema, wire)).toEqual({
      id: 50110,
      id_connection: 8812,
      id_source: 15001,
      id_parent: null,
      name: "Compte joint",
      type: "checking",
      number: "…5678",
      usage: "PRIV",
      iban: "FR76…0189",
      disabled: "2026-06-02 10:04:11",
      deleted: null,
    });
  });

  it("is the same when it is read again from the proxy's answer", () => {
    const once = v.parse(accountSchema, wire);
    expect(v.parse(accountSchema, JSON.parse(JSON.stringify(once)))).toEqual(once);
  });

  it.each([
    [{ name: null }, "CCHQ M DURAND"],
    [{ name: "\u202e", original_name: "Livret" }, "Livret"],
    [{ name: null, original_name: null }, null],
    [{ name: "Compte 00012345678 EUR" }, "Compte …5678 EUR"],
    [{ name: "FR76 3000 6000 0112 3456 7890 189" }, "FR…0189"],
    [{ name: "Livret A 2024" }, "Livret A 2024"],
  ])("is named by %j as %j", (names, name) => {
    expect(v.parse(accountSchema, { ...wire, ...names }).name).toBe(name);
  });

  it.each([
    ["XXXXXXXXXX982605", "…2605"],
    ["12", "…12"],
    ["", null],
    [null, null],
  ])("ends in a number: %j is %j", (number, ending) => {
    expect(v.parse(accountSchema, { ...wire, number }).number).toBe(ending);
  });

  it.each([["card"], [{ id: 8, name: "card" }]])("may have its type written as %j", (type) => {
    expect(v.parse(accountSchema, { ...wire, type }).type).toBe("card");
  });
});

describe("an IBAN", () => {
  it.each([
    ["FR7630006000011234567890189", "FR76…0189"],
    ["fr76 3000 6000 0112 3456 7890 189", "FR76…0189"],
    ["FR76…0189", "FR76…0189"],
    ["FR76", null],
    [null, null],
  ])("%j is shown as %j", (iban, masked) => {
    expect(maskIban(iban)).toBe(masked);
  });
});

describe("a contract", () => {
  it("keeps its label and the end of its number, not the subscriber", () => {
    expect(
      v.parse(subscriptionSchema, {
        id: 7,
        id_connection: 8812,
        number: "0612345678",
        label: "Mobile 0612345678",
        subscriber: "M. DURAND",
        disabled: null,
      }),
    ).toEqual({
      id: 7,
      id_connection: 8812,
      id_source: null,
      number: "…5678",
      label: "Mobile …5678",
      disabled: null,
      deleted: null,
    });
  });
});
