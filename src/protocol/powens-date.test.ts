import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatPowensDate, parsePowensDate } from "./powens-date.ts";

const instant = (text: string | null) => (text === null ? null : Date.parse(text));

describe("[T81] a date of Powens", () => {
  it.each([
    ["2026-01-15 10:00:00", "2026-01-15T09:00:00Z", "in winter"],
    ["2026-07-15 10:00:00", "2026-07-15T08:00:00Z", "in summer"],
    ["2026-07-15T10:00:00", "2026-07-15T08:00:00Z", "with a T"],
    ["2026-01-01 00:00:00", "2025-12-31T23:00:00Z", "over the year"],
    ["2026-03-29 01:59:59", "2026-03-29T00:59:59Z", "before the clock goes forward"],
    ["2026-03-29 03:00:00", "2026-03-29T01:00:00Z", "after it went forward"],
    ["2026-10-25 01:59:59", "2026-10-24T23:59:59Z", "before the hour that comes twice"],
    ["2026-10-25 02:30:00", "2026-10-25T00:30:00Z", "in it: the earlier one"],
    ["2026-10-25 03:00:00", "2026-10-25T02:00:00Z", "after it"],
    ["2026-07-15T10:00:00Z", "2026-07-15T10:00:00Z", "in UTC, where it says so"],
    ["2026-07-15T10:00:00+05:30", "2026-07-15T04:30:00Z", "in another zone, where it says so"],
  ])("reads %s as %s (%s)", (text, expected) => {
    expect(parsePowensDate(text)).toBe(instant(expected));
  });

  it("reads an hour that never was as one next to it", () => {
    const read = parsePowensDate("2026-03-29 02:30:00") ?? 0;
    const change = Date.parse("2026-03-29T01:00:00Z");
    expect(Math.abs(read - change)).toBeLessThanOrEqual(3_600_000);
  });

  it.each([null, undefined, "", "0000", "yesterday", "2026-07-15", "15/07/2026 10:00:00"])(
    "reads nothing in %j",
    (text) => {
      expect(parsePowensDate(text)).toBeNull();
    },
  );

  it("is written as Powens writes it", () => {
    expect(formatPowensDate(Date.parse("2026-07-15T08:00:00.900Z"))).toBe("2026-07-15 10:00:00");
  });

  const seconds = fc
    .integer({ min: Date.UTC(2000, 0, 1) / 1000, max: Date.UTC(2038, 0, 1) / 1000 })
    .map((second) => second * 1000);

  it("is read again as it was written, but for the hour that comes twice", () => {
    fc.assert(
      fc.property(seconds, (at) => {
        const written = formatPowensDate(at);
        const read = parsePowensDate(written) ?? Number.NaN;
        expect([at, at - 3_600_000]).toContain(read);
        expect(formatPowensDate(read)).toBe(written);
      }),
    );
  });

  it("is written again as it was read", () => {
    const days = fc.integer({ min: 0, max: 13_000 });
    // Every hour but the one that is left out in spring.
    const hours = fc.constantFrom(0, 1, 3, 12, 23);
    fc.assert(
      fc.property(days, hours, (day, hour) => {
        const date = new Date(Date.UTC(2000, 0, 1 + day)).toISOString().slice(0, 10);
        const text = `${date} ${String(hour).padStart(2, "0")}:30:00`;
        expect(formatPowensDate(parsePowensDate(text) ?? 0)).toBe(text);
      }),
    );
  });
});
