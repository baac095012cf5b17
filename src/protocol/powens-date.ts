const NAIVE = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})$/;

const parisClock = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Paris",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

/** How far Paris is ahead of UTC at an instant, in milliseconds. */
function parisOffset(instant: number): number {
  const part = Object.fromEntries(
    parisClock.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
  );
  const asUtc = Date.UTC(
    part["year"] ?? 0,
    (part["month"] ?? 1) - 1,
    part["day"] ?? 1,
    part["hour"] ?? 0,
    part["minute"] ?? 0,
    part["second"] ?? 0,
  );
  return asUtc - Math.floor(instant / 1000) * 1000;
}

/**
 * Reads a Powens date-time as an instant (milliseconds since 1970).
 *
 * Powens writes `YYYY-MM-DD HH:MM:SS` without a zone; recorded traffic shows that it means Europe/Paris, daylight
 * saving included. The hour that occurs twice in autumn is read as the earlier one. A value with an explicit zone is
 * read as written. Answers `null` for anything else.
 */
export function parsePowensDate(text: string | null | undefined): number | null {
  if (text == null || text === "") return null;
  const match = NAIVE.exec(text);
  if (match === null) {
    const zoned = /(?:Z|[+-]\d{2}:?\d{2})$/.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(zoned) ? null : zoned;
  }
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const candidates = [parisOffset(wall - 7_200_000), parisOffset(wall)]
    .map((offset) => wall - offset)
    .filter((instant) => parisOffset(instant) === wall - instant);
  return candidates.length > 0 ? Math.min(...candidates) : wall - parisOffset(wall);
}

/** Writes an instant as Powens does: Europe/Paris, no zone. The inverse of {@link parsePowensDate}. */
export function formatPowensDate(instant: number): string {
  return new Date(instant + parisOffset(instant)).toISOString().slice(0, 19).replace("T", " ");
}
