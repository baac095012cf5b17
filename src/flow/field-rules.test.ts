import { describe, expect, it } from "vitest";
import { checkField, VALUE_LIMIT, wireValue } from "./field-rules.ts";
import type { FormField } from "./form-field.ts";

const field = (over: Partial<FormField> = {}): FormField => ({
  name: "login",
  label: "Identifiant",
  description: null,
  kind: "text",
  required: true,
  regex: null,
  choices: [],
  ...over,
});
const space = field({
  kind: "list",
  regex: "^[0-9]+$",
  choices: [
    { label: "Particuliers", value: "par" },
    { label: "Professionnels", value: " pro " },
  ],
});
const password = field({ kind: "password" });
const date = field({ kind: "date" });

describe("checkField", () => {
  it("asks for what is required, and lets an empty optional value go", () => {
    expect(checkField(field(), "  ")).toEqual({ kind: "required" });
    expect(checkField(space, null)).toEqual({ kind: "list" });
    expect(checkField(field({ required: false, regex: "^\\d+$" }), "")).toBeNull();
    expect(checkField({ ...space, required: false }, null)).toBeNull();
    expect(checkField({ ...space, required: false }, "")).toEqual({ kind: "list" });
  });

  it("never cuts or refuses a long password, up to the cap", () => {
    for (const length of [64, 65, 128, VALUE_LIMIT])
      expect(checkField(password, "p".repeat(length))).toBeNull();
    expect(checkField(password, "p".repeat(VALUE_LIMIT + 1))).toEqual({
      kind: "tooLong",
      max: 256,
    });
    expect(wireValue(password, "p".repeat(VALUE_LIMIT))).toHaveLength(VALUE_LIMIT);
  });

  it("knows the choices of a list, and ignores a pattern on it", () => {
    expect(checkField(space, "par")).toBeNull();
    expect(checkField(space, " pro ")).toBeNull();
    expect(checkField(space, "assoc")).toEqual({ kind: "list" });
  });

  it.each([
    ["1980-03-27", null],
    ["1980-02-30", { kind: "dateNotReal" }],
    ["2023-02-29", { kind: "dateNotReal" }],
    ["2024-02-29", null],
    ["1980-03", { kind: "dateIncomplete" }],
    ["27/03/1980", { kind: "dateIncomplete" }],
    ["1980-13-01", { kind: "dateNotReal" }],
  ] as const)("checks the date %s", (value, problem) => {
    expect(checkField(date, value)).toEqual(problem);
  });

  it.each([
    ["^\\d{6}$", "12345", { kind: "digitsCount", min: 6, max: 6 }],
    ["^[0-9]{5,11}$", "12", { kind: "digitsCount", min: 5, max: 11 }],
    ["\\d+", "x", { kind: "digits" }],
    ["^.+@.+$", "nobody", { kind: "email" }],
    ["^[A-Za-z0-9@._-]{8,}$", "short", { kind: "pattern" }],
    ["^[a-z]+@?$", "UP", { kind: "pattern" }],
    ["^.+@.+|^\\+\\d{3,}$", "nobody", { kind: "pattern" }],
    ["^[A-Z]{2}\\d{4}$", "ab12", { kind: "pattern" }],
  ] as const)("says what %s wants, where that is certain", (regex, value, problem) => {
    expect(checkField(field({ regex }), value)).toEqual(problem);
  });

  it.each(["0612", "-3", "12,50", "12.5"])("takes the number %s", (value) => {
    expect(checkField(field({ kind: "number" }), value)).toBeNull();
  });

  it("wants digits for a number", () => {
    expect(checkField(field({ kind: "number" }), "12a")).toEqual({ kind: "digits" });
  });

  it("leaves to the server what it cannot judge", () => {
    expect(checkField(field({ regex: "(" }), "anything")).toBeNull();
    expect(checkField(field({ regex: "^(a+)+$" }), "b".repeat(200))).toBeNull();
    expect(checkField(field({ regex: "" }), "anything")).toBeNull();
  });
});

describe("wireValue", () => {
  it("trims identifiers, and never touches a secret or a choice", () => {
    expect(wireValue(field(), "  12345678 ")).toBe("12345678");
    expect(wireValue(password, "  se cret ")).toBe("  se cret ");
    expect(wireValue(space, " pro ")).toBe(" pro ");
  });

  it("leaves an empty value out", () => {
    expect(wireValue(field({ required: false }), "   ")).toBeUndefined();
    expect(wireValue(password, "")).toBeUndefined();
  });

  it("joins a pasted identifier only where the pattern refuses its spaces", () => {
    const digits = field({ regex: "^\\d{8}$" });
    expect(checkField(digits, "12 34 56 78")).toBeNull();
    expect(wireValue(digits, "12 34 56 78")).toBe("12345678");
    expect(wireValue(field({ regex: "^\\d{2} \\d{2}$" }), "12 34")).toBe("12 34");
    expect(wireValue(field(), "Jean Petit")).toBe("Jean Petit");
    expect(wireValue({ ...digits, kind: "password" }, "12 34 56 78")).toBe("12 34 56 78");
  });

  it.each([
    [null, "1980-03-27"],
    ["^\\d{4}-\\d{2}-\\d{2}$|\\d{2}\\/\\d{2}\\/\\d{4}$", "1980-03-27"],
    ["^\\d{2}/\\d{2}/\\d{4}$", "27/03/1980"],
    ["^\\d{2}[/-]?\\d{2}[/-]?\\d{4}$", "27/03/1980"],
    ["^never$", "1980-03-27"],
  ])("writes a date as %s wants it", (regex, wire) => {
    expect(wireValue({ ...date, regex }, "1980-03-27")).toBe(wire);
  });
});
