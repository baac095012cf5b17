import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isoFromParts, partsFromIso, partsFromPaste } from "./date-parts.ts";

describe("isoFromParts", () => {
  it.each([
    ["", "", "", ""],
    [" ", "", "", ""],
    ["27", "", "1980", "1980--27"],
    ["27", "3", "80", "80-03-27"],
    ["27", "3", "1980", "1980-03-27"],
    [" 7", "12 ", "2004", "2004-12-07"],
    ["29", "2", "2023", "2023-02-29"],
    ["1", "13", "1980", "1980-13-01"],
    ["x", "1", "1980", "1980-01-0x"],
  ])("writes %j %j %j as %j", (day, month, year, text) => {
    expect(isoFromParts({ day, month, year })).toBe(text);
  });

  it("gives back every real date it is given", () => {
    fc.assert(
      fc.property(
        fc.date({
          min: new Date("1900-01-01T00:00:00Z"),
          max: new Date("2100-01-01T00:00:00Z"),
          noInvalidDate: true,
        }),
        (date) => {
          const iso = date.toISOString().slice(0, 10);
          expect(isoFromParts(partsFromIso(iso))).toBe(iso);
        },
      ),
    );
  });
});

it("reads a pasted date, day first or ISO, and leaves the rest alone", () => {
  const parts = { day: "27", month: "03", year: "1980" };
  expect(partsFromPaste("27/03/1980 ")).toEqual(parts);
  expect(partsFromPaste("27 03 1980")).toEqual(parts);
  expect(partsFromPaste("1980-03-27")).toEqual(parts);
  expect(partsFromPaste("27")).toBeNull();
  expect(partsFromPaste("27/03/80")).toBeNull();
});
