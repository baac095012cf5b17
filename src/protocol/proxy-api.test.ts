import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { connectErrorCodes } from "./connect-error.ts";
import {
  bankReturnSchema,
  publicKeyAnswerSchema,
  webauthStartedSchema,
} from "./connection-answers.ts";
import {
  createConnectionSchema,
  errorAnswerSchema,
  fieldValuesSchema,
  proxyRoutes,
  redeemReturnSchema,
  startWebauthSchema,
  updateConnectionSchema,
} from "./proxy-api.ts";

const uuid = "6f0c7a52-8c1e-5a0b-9d3f-2b7f0e1a4c55";
const handle = "a".repeat(32);

describe("the routes of the proxy", () => {
  it("are told apart by method and path, and vary in ids and handles only", () => {
    const routes = Object.values(proxyRoutes).map(({ method, path }) => `${method} ${path}`);
    expect(new Set(routes).size).toBe(routes.length);
    for (const route of routes)
      expect(route).toMatch(
        /^(?:GET|POST|PUT|DELETE) (?:\/(?:[a-z]+|:id|:uuid|:operation|:source))+$/,
      );
  });

  it("delete one connection at most", () => {
    const deleting = Object.values(proxyRoutes).filter(({ method }) => method === "DELETE");
    expect(deleting).toEqual([{ method: "DELETE", path: "/connections/:id" }]);
  });
});

describe("field values", () => {
  it("are texts by the names of fields, whatever the names are", () => {
    const values = { login: "", code: "1", state: "nord", "2fa_value": "sms" };
    expect(v.parse(fieldValuesSchema, values)).toEqual(values);
  });

  it.each([
    { "a b": "1" },
    { "": "1" },
    { "a[]": "1" },
    { login: 1 },
    { login: null },
    { login: ["1"] },
    { login: "x".repeat(8193) },
    Object.fromEntries(Array.from({ length: 41 }, (_, at) => [`field${String(at)}`, "1"])),
    "login=1",
    null,
  ])("are not those of case %#", (values) => {
    expect(v.is(fieldValuesSchema, values)).toBe(false);
  });

  it("change no prototype", () => {
    const values = v.safeParse(fieldValuesSchema, JSON.parse('{"__proto__":"x","login":"a"}'));
    expect(Object.prototype).not.toHaveProperty("login");
    if (values.success) expect(Object.getPrototypeOf(values.output)).toBe(Object.prototype);
  });
});

describe("what a browser may send", () => {
  const create = { connector_uuid: uuid, source: "directaccess", fields: { login: "a" } };

  it("creates by uuid, with or without a source", () => {
    expect(v.parse(createConnectionSchema, create)).toEqual(create);
    expect(v.parse(createConnectionSchema, { connector_uuid: uuid, fields: {} }).source).toBeNull();
  });

  it.each([
    { ...create, id_connector: 40 },
    { ...create, connector_uuid: "40" },
    { ...create, source: "open api" },
    { ...create, fields: undefined },
    { ...create, resume: true },
  ])("creates with nothing else (case %#)", (body) => {
    expect(v.is(createConnectionSchema, body)).toBe(false);
  });

  it.each([
    [{ act: "resume" }, true],
    [{ act: "sync" }, true],
    [{ act: "answer", fields: { sms: "1" } }, true],
    [{ act: "answer", source: "openapi", fields: {} }, true],
    [{ act: "answer" }, false],
    [{ act: "resume", fields: {} }, false],
    [{ act: "sync", active: false }, false],
    [{ act: "delete" }, false],
    [{ fields: { sms: "1" } }, false],
    [{}, false],
  ])("updates by exactly one act: %j, %s", (body, fits) => {
    expect(v.is(updateConnectionSchema, body)).toBe(fits);
  });

  it("leaves for the bank from an address", () => {
    const returnTo = "https://app.example/banks?tab=1";
    expect(v.parse(startWebauthSchema, { connector_uuid: uuid, returnTo })).toMatchObject({
      connector_uuid: uuid,
      id_connection: null,
      source: null,
      fields: {},
      returnTo,
    });
    const others = [{ returnTo: "/banks" }, { returnTo, redirect_uri: "https://evil.example" }];
    for (const other of others)
      expect(v.is(startWebauthSchema, { connector_uuid: uuid, ...other })).toBe(false);
  });

  it("presents a return code and nothing else", () => {
    expect(v.is(redeemReturnSchema, { code: handle })).toBe(true);
    for (const body of [{}, { code: "short" }, { code: handle, state: "x" }])
      expect(v.is(redeemReturnSchema, body)).toBe(false);
  });
});

describe("what the proxy answers", () => {
  it("has hints of a return, which may be few", () => {
    expect(v.parse(bankReturnSchema, { failed: true })).toEqual({
      connector_uuid: null,
      id_connection: null,
      failed: true,
    });
    expect(v.is(bankReturnSchema, {})).toBe(false);
  });

  it("has an address to go to, or says that nothing was due", () => {
    expect(v.is(webauthStartedSchema, { kind: "leave", url: "https://bank.example/a" })).toBe(true);
    expect(v.is(webauthStartedSchema, { kind: "leave", url: "bank" })).toBe(false);
    expect(v.is(webauthStartedSchema, { kind: "alreadyDone", connection: { id: 1 } })).toBe(true);
  });

  it("has a key, or says that there is none", () => {
    const key = { kty: "RSA", n: "AQAB", e: "AQAB", kid: "1" };
    expect(v.parse(publicKeyAnswerSchema, { key })).toEqual({ key });
    expect(v.parse(publicKeyAnswerSchema, { key: null })).toEqual({ key: null });
    expect(v.is(publicKeyAnswerSchema, {})).toBe(false);
  });

  it.each(connectErrorCodes)("has the error %s", (code) => {
    const error = { code, message: "in English" };
    expect(v.parse(errorAnswerSchema, { error }).error).toEqual({ ...error, requestId: null });
  });

  it("has no error of another code", () => {
    expect(v.is(errorAnswerSchema, { error: { code: "wrongpass", message: "" } })).toBe(false);
  });
});
