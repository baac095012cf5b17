import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brandColors, contrastOf } from "./brand-color.ts";

const hex = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => value.toString(16).padStart(6, "0"));

describe("brandColors", () => {
  it("reads any brand colour: its ink reaches 4.5:1", () => {
    fc.assert(
      fc.property(hex, (color) => {
        const colors = brandColors(color);
        expect(colors && contrastOf(colors.fill, colors.ink)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it("accepts three digits and a hash", () => {
    expect(brandColors("#fc0")).toEqual({ fill: "#ffcc00", ink: "#000000" });
    expect(brandColors("003366")).toEqual({ fill: "#003366", ink: "#ffffff" });
  });

  it.each([null, undefined, "", "red", "12345", "url(x)", "12345g"])("refuses %j", (color) => {
    expect(brandColors(color)).toBeNull();
  });
});

it("measures contrast as WCAG does", () => {
  expect(contrastOf("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrastOf("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});
