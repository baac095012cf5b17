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
    ["123 456", "123456"],
    ["123-456", "123456"],
    ["123\u00a0456", "123456"],
    ["123\u202f456", "123456"],
    ["123\u2009456", "123456"],
    ["123\u2011456", "123456"],
    ["123 \u2013 456", "123456"],
    ["\uff11\uff12\uff13\uff14\uff15\uff16", "123456"],
    ["\u0661\u0662\u0663\u0664\u0665\u0666", "123456"],
    ["\u200b123\u200b456", "123456"],
    ["\u202a123456\u202c", "123456"],
    ["\u200e123\u00ad456\u200f", "123456"],
    ["\ufeff123\u2060456\n", "123456"],
  ])("[host-page 05] reads %j as the code that was meant", (typed, sent) => {
    const code = field({ kind: "code" });
    const digits = field({ regex: "^\\d{6}$" });
    for (const asked of [code, digits, field({ kind: "number" })]) {
      expect(checkField(asked, typed)).toBeNull();
      expect(wireValue(asked, typed)).toBe(sent);
    }
  });

  it.each([
    ["ABC-123", "ABC-123"],
    ["Jean Petit", "Jean Petit"],
    ["12,50", "12,50"],
    ["12.50", "12.50"],
    ["01-02-1980", "01-02-1980"],
    ["1980-02-01", "1980-02-01"],
    ["+33 6 12", "+33 6 12"],
  ])("[host-page 05] leaves the answer %j as it is", (typed, sent) => {
    expect(wireValue(field({ kind: "code" }), typed)).toBe(sent);
  });

  it("[host-page 05] never touches a password, also where its pattern is of digits", () => {
    for (const typed of ["123 456", "\uff11\uff12", "\u200b1", " 1"]) {
      expect(wireValue(password, typed)).toBe(typed);
      expect(wireValue({ ...password, regex: "^\\d{6}$" }, typed)).toBe(typed);
    }
    expect(checkField({ ...password, regex: "^\\d{6}$" }, "123 456")).toEqual({
      kind: "digitsCount",
      min: 6,
      max: 6,
    });
  });

  it("[host-page 05] cleans an identifier only where its pattern wants that, but of marks that nobody sees", () => {
    expect(wireValue(field(), "12-34 56")).toBe("12-34 56");
    expect(wireValue(field(), "\u200e12\u200b34\ufeff")).toBe("1234");
    expect(wireValue(field(), "نام\u200cها")).toBe("نام\u200cها");
    expect(wireValue(field({ regex: "^\\d{10}$" }), "06.12.34.56.78")).toBe("0612345678");
    expect(wireValue(field({ regex: "^[A-Z0-9]{8}$" }), "AB12\u00a034 5C")).toBe("AB12345C");
    expect(wireValue(field({ regex: "^[\\w ]+$" }), "Jean\u00a0Petit")).toBe("Jean Petit");
    expect(wireValue(field({ regex: "\\d+" }), "12 34")).toBe("1234");
    expect(wireValue(field({ regex: "^\\d{3}-\\d{3}$" }), "123-456")).toBe("123-456");
    expect(wireValue(field({ regex: "\\Aa a" }), "a a")).toBe("a a");
  });

  it("reads a number in groups, and keeps its sign and its point", () => {
    const number = field({ kind: "number" });
    expect(wireValue(number, "1\u202f234,50")).toBe("1234,50");
    expect(wireValue(number, "-12.5")).toBe("-12.5");
  });

  it("reads a date in wide digits", () => {
    expect(wireValue(date, "\uff11\uff19\uff18\uff10-0\uff13-27")).toBe("1980-03-27");
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
