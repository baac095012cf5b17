import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isoFromParts, partsFromIso, partsFromPaste } from "./date-parts.ts";

describe("isoFromParts", () => {
  it.each([
    ["", "", "", "empty", ""],
    [" ", "", "", "empty", ""],
    ["27", "", "1980", "incomplete", ""],
    ["27", "3", "80", "incomplete", ""],
    ["27", "3", "1980", "complete", "1980-03-27"],
    [" 7", "12 ", "2004", "complete", "2004-12-07"],
    ["29", "2", "2024", "complete", "2024-02-29"],
    ["29", "2", "2023", "unreal", ""],
    ["31", "4", "1980", "unreal", ""],
    ["0", "4", "1980", "unreal", ""],
    ["1", "13", "1980", "unreal", ""],
    ["1", "1", "19800", "unreal", ""],
    ["x", "1", "1980", "unreal", ""],
    ["1", "1", "198o", "unreal", ""],
  ])("%j %j %j is %s", (day, month, year, state, iso) => {
    expect(isoFromParts({ day, month, year })).toEqual({ iso, state });
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
          expect(isoFromParts(partsFromIso(iso))).toEqual({ iso, state: "complete" });
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
