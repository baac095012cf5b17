import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import {
  fieldNamePattern,
  handlePattern,
  parseId,
  powensIdSchema,
  sourceNamePattern,
  uuidPattern,
} from "./identifiers.ts";

describe("an id", () => {
  it("is read from a path as it was written", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (id) => {
        expect(parseId(String(id))).toBe(id);
        expect(v.is(powensIdSchema, id)).toBe(true);
      }),
    );
  });

  it.each(["0", "01", "-1", "1.0", "1e3", "+1", " 1", "1 ", "1/..", "0x10", "me", "", "٣"])(
    "is not %j",
    (text) => {
      expect(parseId(text)).toBeNull();
    },
  );

  it.each([9007199254740992, "9999999999999999"])(
    "is one that can be held exactly, not %j",
    (id) => {
      expect(parseId(String(id))).toBeNull();
      expect(v.is(powensIdSchema, Number(id))).toBe(false);
    },
  );

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, "1", null])(
    "in a body is not %j",
    (id) => {
      expect(v.is(powensIdSchema, id)).toBe(false);
    },
  );
});

describe("names that travel", () => {
  it.each([
    [fieldNamePattern, "openapiwebsite", true],
    [fieldNamePattern, "2fa_value", true],
    [fieldNamePattern, "__proto__", true],
    [fieldNamePattern, "a b", false],
    [fieldNamePattern, ".hidden", false],
    [fieldNamePattern, "x\n", false],
    [fieldNamePattern, "x".repeat(65), false],
    [sourceNamePattern, "directaccess", true],
    [sourceNamePattern, "Direct", false],
    [sourceNamePattern, "a&b", false],
    [uuidPattern, "6f0c7a52-8c1e-5a0b-9d3f-2b7f0e1a4c55", true],
    [uuidPattern, "6F0C7A52-8c1e-5a0b-9d3f-2b7f0e1a4c55", false],
    [uuidPattern, "6f0c7a52-8c1e-5a0b-9d3f-2b7f0e1a4c55/..", false],
    [handlePattern, "a".repeat(16), true],
    [handlePattern, "a".repeat(15), false],
    [handlePattern, "a".repeat(129), false],
    [handlePattern, `${"a".repeat(16)}=`, false],
  ])("%s and %j: %s", (pattern, text, fits) => {
    expect(pattern.test(text)).toBe(fits);
  });
});
