import { describe, expect, it } from "vitest";
import { connector, twoWays, webauthConnector, webauthWithDetail } from "./samples.fixture.ts";
import { choices, wayInOf, waysIn } from "./way-in.ts";

const source = (name: string, over: object) => ({
  id: name.length,
  name,
  auth_mechanism: "credentials",
  ...over,
});
const field = (name: string, over: object = {}) => ({ name, label: name, type: "text", ...over });
const names = (bank: ReturnType<typeof connector>) => waysIn(bank).map((way) => way.source);

describe("waysIn", () => {
  it("goes by priority, the lowest first, and puts the emergency gateway last", () => {
    const bank = connector({
      sources: [
        source("fallback", { priority: 0 }),
        source("directaccess", { priority: 2 }),
        source("nopriority", {}),
        source("openapi", { priority: 0 }),
      ],
    });
    expect(names(bank)).toEqual(["openapi", "directaccess", "nopriority", "fallback"]);
  });

  it("leaves out disabled sources and mechanisms that nobody knows", () => {
    const bank = connector({
      sources: [
        source("off", { disabled: "2026-01-01 00:00:00" }),
        source("odd", { auth_mechanism: "telepathy" }),
        source("directaccess", {}),
      ],
    });
    expect(names(bank)).toEqual(["directaccess"]);
  });

  it("takes the connector's mechanism where there is no source, or the source has none", () => {
    expect(waysIn(connector())).toMatchObject([{ source: null, mechanism: "credentials" }]);
    const bank = connector({ sources: [source("directaccess", { auth_mechanism: null })] });
    expect(waysIn(bank)).toMatchObject([{ source: "directaccess", mechanism: "credentials" }]);
  });

  it("asks of each way only its own fields: by mechanism and by source", () => {
    const bank = connector({
      sources: [
        source("openapi", { auth_mechanism: "webauth" }),
        source("directaccess", { priority: 2 }),
      ],
      fields: [
        field("login", { auth_mechanisms: ["credentials"] }),
        field("openapiwebsite", {
          connector_sources: ["openapi"],
          auth_mechanisms: ["webauth", "credentials"],
        }),
        field("everywhere", { connector_sources: [] }),
        field("region", { auth_mechanisms: ["webauth"], required: true }),
      ],
    });
    const asked = waysIn(bank).map(({ source: name, fields }) => [
      name,
      fields.map((one) => one.name),
    ]);
    expect(asked).toContainEqual(["openapi", ["openapiwebsite", "everywhere", "region"]]);
    expect(asked).toContainEqual(["directaccess", ["login", "everywhere"]]);
  });

  it("never asks a secret before the bank's own site, nor shows what is not for people", () => {
    const bank = webauthConnector([
      field("password", { type: "password" }),
      field("redirect", { type: "redirect_uri" }),
      field("token", { type: "hidden" }),
    ]);
    expect(waysIn(bank)).toMatchObject([{ mechanism: "webauth", fields: [] }]);
    expect(waysIn(webauthWithDetail())).toMatchObject([
      { fields: [{ name: "website", kind: "list" }] },
    ]);
  });
});

describe("choices", () => {
  it("offers one way of each mechanism", () => {
    const bank = connector({
      sources: [source("openapi", { priority: 1 }), source("directaccess", { priority: 2 })],
    });
    expect(choices(bank).map((way) => way.source)).toEqual(["openapi"]);
    expect(choices(twoWays()).map((way) => way.source)).toEqual(["openapi", "directaccess"]);
  });
});

describe("wayInOf", () => {
  it("finds a source by name, or falls back to the first", () => {
    expect(wayInOf(twoWays(), "directaccess")?.mechanism).toBe("credentials");
    expect(wayInOf(twoWays(), "nosuchsource")?.source).toBe("openapi");
    expect(wayInOf(connector({ auth_mechanism: null }), null)).toBeNull();
  });
});

describe("a field", () => {
  const shown = (over: object) => waysIn(connector({ fields: [field("f", over)] }))[0]?.fields[0];

  it.each([
    [{ type: "text" }, { kind: "text" }],
    [{ type: "password" }, { kind: "password" }],
    [{ type: "date" }, { kind: "date" }],
    [{ type: "number" }, { kind: "number" }],
    [{ type: "iris-scan" }, { kind: "text" }],
    [
      { type: "list", values: ["a"] },
      { kind: "list", choices: [{ label: "a", value: "a" }] },
    ],
    [
      { type: "list", values: [] },
      { kind: "text", choices: [] },
    ],
    [
      { type: "list", values: [{ label: "Un", value: 1 }] },
      { choices: [{ label: "Un", value: "1" }] },
    ],
    [
      { label: "", description: "Votre code" },
      { label: "Votre code", description: null },
    ],
    [{ label: "", description: null }, { label: "f" }],
    [
      { label: "Code", description: "Code" },
      { label: "Code", description: null },
    ],
    [{ regex: "" }, { regex: null }],
    [{ required: false }, { required: false }],
    [{}, { required: true, regex: null }],
  ])("of %j is shown as %j", (wire, shows) => {
    expect(shown(wire)).toMatchObject(shows);
  });
});
