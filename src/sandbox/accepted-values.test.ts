import { describe, expect, it } from "vitest";
import { identityOf, isAccepted } from "./accepted-values.ts";
import type { WireField } from "./institution.ts";
import { makeInstitution } from "./testing/harness.ts";

const field = (name: string, type: string, regex: string | null = null): WireField => ({
  name,
  label: name,
  type,
  required: true,
  regex,
  auth_mechanisms: ["credentials"],
  connector_sources: ["directaccess"],
});

describe("isAccepted", () => {
  it.each([
    [field("password", "password"), "1234", true],
    [field("password", "password"), "12345", false],
    [field("password", "password"), "0000", false],
    [field("password", "password", "^\\d{6}$"), "123456", true],
    [field("password", "password", "^\\d{6}$"), "654321", false],
    [field("password", "password", "^(?=.*[A-Z])(?=.*[a-z]).{8,}$"), "1234Abcd", true],
    [field("password", "password", "("), "1234", true],
    [field("password", "text"), "0000", false],
    [field("login", "password"), "anything", true],
    [field("website", "list"), "par", true],
  ])("%j takes %s: %s", (given, value, expected) => {
    expect(isAccepted(given, value)).toBe(expected);
  });
});

describe("identityOf", () => {
  it("is the login, or nothing where a form has none", () => {
    const { connector } = makeInstitution("plain");
    const values = new Map([["login", "a"]]);
    expect(identityOf(connector, values)).toBe("a");
    expect(identityOf({ ...connector, fields: [] }, values)).toBeNull();
  });
});
