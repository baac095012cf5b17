import fc from "fast-check";
import { expect, it } from "vitest";
import { canonicalCode, refusalCodes, refusalKindOf } from "./refusal-code.ts";

it("finds every documented refusal code in any case, and gives it its documented spelling", () => {
  const spelled = fc
    .constantFrom(...Object.keys(refusalCodes))
    .chain((code) => fc.tuple(fc.constant(code), fc.mixedCase(fc.constant(code))));
  fc.assert(
    fc.property(spelled, ([code, written]) => {
      expect(refusalKindOf(written)).toBe(code);
      expect(canonicalCode(written)).toBe(code);
    }),
  );
});

it.each(["someFutureCode", "constructor", "__proto__", "toString", ""])(
  "sorts the refusal code %j as unknown, and leaves it as it is",
  (code) => {
    expect(refusalKindOf(code)).toBe("unknown");
    expect(canonicalCode(code)).toBe(code);
  },
);
