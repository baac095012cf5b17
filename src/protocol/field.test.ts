import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { connectionFieldSchema, connectorFieldSchema } from "./field.ts";

const read = (wire: object) => v.parse(connectorFieldSchema, { name: "login", ...wire });

describe("a field", () => {
  it("needs no more than a name", () => {
    expect(read({})).toEqual({
      name: "login",
      label: "",
      description: null,
      type: "text",
      required: true,
      regex: null,
      values: null,
      auth_mechanisms: null,
      connector_sources: null,
    });
  });

  it.each(["text", "password", "date", "list", "number", "hidden", "redirect_uri", "pictogram"])(
    "of type %s stays one",
    (type) => {
      expect(read({ type }).type).toBe(type);
    },
  );

  it("has choices as objects, texts or numbers, with the values as texts", () => {
    const values = [
      { label: "Particuliers", value: "par" },
      { label: 2, value: 2 },
      { value: 3 },
      "pro",
      4,
    ];
    expect(read({ type: "list", values }).values).toEqual([
      { label: "Particuliers", value: "par" },
      { label: "2", value: "2" },
      { label: "3", value: "3" },
      { label: "pro", value: "pro" },
      { label: "4", value: "4" },
    ]);
  });

  it("[T17] has choices that hide nothing, with their values untouched", () => {
    const values = [{ label: "Pro\u202E\u200B", value: "pro\u200B" }, "par\u202E"];
    expect(read({ type: "list", values }).values).toEqual([
      { label: "Pro", value: "pro\u200B" },
      { label: "par", value: "par\u202E" },
    ]);
  });

  it("[T17] has its words cleaned", () => {
    expect(read({ label: "Code\u202E\u0000", description: "https://x.example/a" })).toMatchObject({
      label: "Code",
      description: null,
    });
  });

  it("of a connection knows nothing of mechanisms and sources", () => {
    const field = v.parse(connectionFieldSchema, { name: "sms", auth_mechanisms: ["webauth"] });
    expect(field).not.toHaveProperty("auth_mechanisms");
  });

  it("never holds a value that was typed", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 8 }), (value) => {
        const secret = `typed ${value}`;
        expect(JSON.stringify(read({ value: secret }))).not.toContain("typed");
      }),
    );
  });

  it.each([{ name: "" }, { name: "x".repeat(65) }, { name: null }])("is not %j", (wire) => {
    expect(v.is(connectorFieldSchema, wire)).toBe(false);
  });
});
