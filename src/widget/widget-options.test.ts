import { describe, expect, it } from "vitest";
import { isSame } from "./use-stable.ts";
import { checkOptions } from "./widget-options.ts";

const given = { proxyUrl: "/guichet" };
const UUID = "0f8c5d2e-6a51-4c5b-9d3e-2b7f0e1a4c01";

describe("a host's options", () => {
  it.each([
    [{ proxyUrl: "/guichet" }],
    [{ proxyUrl: "https://app.example/guichet", locale: undefined, onExit: undefined }],
    [
      {
        proxyUrl: "/",
        connectionId: 77,
        resetCredentials: true,
        connectors: [UUID],
        capabilities: ["bank"],
        country: "fr",
        accounts: { types: ["checking"], usages: ["PRIV"], ibans: [], preselected: {} },
        purpose: "To keep to your budget.",
        stopSharing: "write to us.",
        moreSources: false,
        locale: "fr-FR",
        messages: { "label.close": "Fermer" },
        theme: "dark",
        layout: "modal",
        headingLevel: 3,
        onSuccess: () => undefined,
        onClose: () => undefined,
      },
    ],
    [{ proxyUrl: "https://app.example/guichet//" }],
    [{ proxyUrl: "/guichet", accounts: false }],
    [{ proxyUrl: "/guichet", "data-testid": "widget" }],
  ])("are right: %j", (options) => {
    expect(checkOptions(options)).toBeNull();
  });

  it.each([
    [{ proxyUrl: 7 }, /^proxyUrl is required: .*createConnectProxy\(\).*"\/guichet"/],
    [{ proxyUrl: undefined }, /^proxyUrl is required/],
    [
      { proxyUrl: "guichet" },
      /^proxyUrl must be a path that starts with "\/" or an http\(s\) address$/,
    ],
    [{ proxyUrl: "ftp://app.example" }, /^proxyUrl must be a path/],
    // [host-page 60]
    [{ proxyUrl: "https://app.example//guichet" }, /^proxyUrl has slashes in a row: leave one$/],
    [{ proxyUrl: "/api//guichet" }, /^proxyUrl has slashes in a row: leave one$/],
    [{ connectionId: "77" }, /^connectionId must be a number: the id of a Powens connection$/],
    [{ connectionId: 0 }, /^connectionId must be positive$/],
    [{ connectionId: 1.5 }, /^connectionId must be a whole number$/],
    [{ resetCredentials: "yes" }, /^resetCredentials must be true or false$/],
    [{ connectors: [] }, /^connectors must not be empty; leave it out to offer every bank$/],
    [{ connectors: UUID }, /^connectors must be an array of connector uuids$/],
    [{ connectors: ["40"] }, /^connectors\.0 must hold connector uuids, not ids or names$/],
    [{ connectors: [40] }, /^connectors\.0 must hold connector uuids, not ids or names$/],
    [
      { capabilities: "bank" },
      /^capabilities must be an array of capabilities, e\.g\. \["bank"\]$/,
    ],
    [{ accounts: true }, /^accounts must be false, or an object with types, usages, ibans/],
    [{ accounts: { type: ["card"] } }, /^accounts/],
    [{ purpose: 7 }, /^purpose must be a text$/],
    [{ moreSources: "no" }, /^moreSources must be true or false$/],
    [{ country: "France" }, /^country must be an ISO 3166-1 alpha-2 code, e\.g\. "FR"$/],
    [{ locale: 7 }, /^locale must be a language tag, e\.g\. "fr"$/],
    [{ messages: "hi" }, /^messages must map message ids to texts$/],
    [{ messages: { "label.close": 7 } }, /^messages\.label\.close must be a text$/],
    [{ theme: "blue" }, /^theme must be "auto", "light" or "dark"$/],
    [{ layout: "popup" }, /^layout must be "inline", "modal" or "page"$/],
    [{ headingLevel: 7 }, /^headingLevel must be 1 to 6$/],
    [{ onSuccess: "save" }, /^onSuccess must be a function$/],
    [{ onExit: null }, /^onExit must be a function$/],
    [{ onEvent: 1 }, /^onEvent must be a function$/],
    [{ onLoad: {} }, /^onLoad must be a function$/],
    [{ onClose: [] }, /^onClose must be a function$/],
    [{ fetchSession: "token" }, /^fetchSession must be a function$/],
  ])("are wrong: %j", (options, message) => {
    const problem = checkOptions({ ...given, ...options });
    expect(problem).toMatchObject({ name: "ConnectError", code: "implementation_error" });
    expect(problem?.message).toMatch(message);
  });
});

it("[host-page 45] names what keeps the widget from working where every object lists more than it has", () => {
  Object.assign(Object.prototype, { extend: () => undefined });
  const problem = checkOptions({ proxyUrl: "/guichet" });
  Reflect.deleteProperty(Object.prototype, "extend");
  expect(problem).toMatchObject({ code: "implementation_error" });
  expect(problem?.message).toMatch(/Object\.prototype/);
});

describe("two options", () => {
  it.each([
    [1, 1, true],
    [Number.NaN, Number.NaN, true],
    [1, "1", false],
    [["a"], ["a"], true],
    [["a"], ["a", "b"], false],
    [["a"], ["b"], false],
    [{ a: "1" }, { a: "1" }, true],
    [{ a: "1" }, { a: "2" }, false],
    [{ a: "1" }, { b: "1" }, false],
    [{ a: undefined }, { b: undefined }, false],
    [{ a: "1" }, { a: "1", b: "2" }, false],
    [{ a: { b: ["c"] } }, { a: { b: ["c"] } }, true],
    [{ a: { b: ["c"] } }, { a: { b: ["d"] } }, false],
    [["a"], { 0: "a" }, false],
    [null, {}, false],
    [undefined, undefined, true],
  ])("%j and %j say the same: %s", (one, other, expected) => {
    expect(isSame(one, other)).toBe(expected);
    expect(isSame(other, one)).toBe(expected);
  });
});
