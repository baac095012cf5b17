import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { connectorSummarySchema } from "./connector-summary.ts";
import { connectorSchema, connectorSourceSchema } from "./connector.ts";

const wire = {
  id: 1204,
  uuid: "6F0C7A52-8c1e-5a0b-9d3f-2b7f0e1a4c55",
  name: "Banque Horizon",
  hidden: null,
  charged: true,
  code: null,
  slug: "HOR",
  color: "0a6e5c",
  months_to_fetch: null,
  auth_mechanism: "credentials",
  available_auth_mechanisms: ["credentials", "webauth"],
  capabilities: ["bank"],
  countries: [{ id: "FR", name: "France" }],
  stability: { status: "stable", last_update: null },
};
const read = (differences: object = {}) => v.parse(connectorSchema, { ...wire, ...differences });

describe("a connector", () => {
  it("is known by its uuid, in small letters", () => {
    expect(read().uuid).toBe("6f0c7a52-8c1e-5a0b-9d3f-2b7f0e1a4c55");
  });

  it("[T17] has a name on one line that hides nothing, or is none", () => {
    const name = " Banque\u202E noziroH\u200B\n(officielle)\t";
    expect(read({ name }).name).toBe("Banque noziroH (officielle)");
    expect(v.is(connectorSchema, { ...wire, name: "\u200B \u202E" })).toBe(false);
  });

  it("has empty lists where nothing was expanded", () => {
    expect(read({ countries: undefined })).toMatchObject({
      countries: [],
      products: [],
      account_usages: [],
      account_types: [],
      urls: [],
      sources: [],
      fields: [],
      beta: false,
      restricted: false,
      hidden: false,
    });
  });

  it.each([
    ["0a6e5c", "0a6e5c"],
    ["#0A6E5C", "0a6e5c"],
    ["#fff", "fff"],
    ["red", null],
    ["url(x)", null],
    ["12345", null],
    ["", null],
    [null, null],
  ])("in the colour %j is shown in %j", (color, shown) => {
    expect(read({ color }).color).toBe(shown);
  });

  it("has countries as texts or as objects", () => {
    expect(read({ countries: ["FR", { id: "BE", name: "Belgique" }] }).countries).toEqual([
      "FR",
      "BE",
    ]);
  });

  it.each([
    [{ status: "down", last_update: null }, "down"],
    ["unstable", "unstable"],
    [{ status: "someFutureStatus" }, "someFutureStatus"],
    [{}, null],
    [null, null],
  ])("with the stability %j is %j", (stability, shown) => {
    expect(read({ stability }).stability).toBe(shown);
  });

  it("leads to https addresses only", () => {
    const urls = [
      "https://bank.example",
      "http://bank.example",
      ["javascript", "alert(1)"].join(":"),
      7,
      null,
    ];
    expect(read({ urls }).urls).toEqual(["https://bank.example"]);
    expect(read({ urls: null }).urls).toEqual([]);
  });

  it("is summed up without its form", () => {
    const summary = v.parse(connectorSummarySchema, { ...wire, fields: [{ name: "login" }] });
    expect(summary).not.toHaveProperty("fields");
    expect(summary).not.toHaveProperty("charged");
  });

  it("is read the same again from the proxy's own answer", () => {
    const connector = read({ fields: [{ name: "login", values: ["a", 1] }], color: "#ABCDEF" });
    expect(v.parse(connectorSchema, JSON.parse(JSON.stringify(connector)))).toEqual(connector);
  });

  it.each([{ uuid: "1204" }, { uuid: null }, { id: 0 }, { name: "" }, { name: null }])(
    "is not one with %j",
    (differences) => {
      expect(v.is(connectorSchema, { ...wire, ...differences })).toBe(false);
    },
  );
});

describe("a source of a connector", () => {
  it("comes last where it has no priority, and may be of a mechanism of the future", () => {
    const source = { id: 3101, name: "wallet", auth_mechanism: "digital_identity" };
    expect(v.parse(connectorSourceSchema, source)).toEqual({
      id: 3101,
      name: "wallet",
      auth_mechanism: "digital_identity",
      available_auth_mechanisms: [],
      disabled: null,
      priority: Number.MAX_SAFE_INTEGER,
      account_types: [],
      account_usages: [],
    });
  });
});
