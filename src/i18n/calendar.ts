/** A moment as the reader's wall calendar and clock show it. */
export interface CalendarMoment {
  readonly year: number;
  readonly monthName: string;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  /** Days since 1970 of the calendar date, so that neighbouring dates differ by one whatever the length of the day. */
  readonly dayNumber: number;
}

/**
 * Reads instants (milliseconds since 1970) in a time zone.
 *
 * @throws RangeError when the time zone is unknown or, later, when an instant is not a time.
 */
export const createCalendar = (intlLocale: string, timeZone: string | undefined) => {
  const names = new Intl.DateTimeFormat(intlLocale, { day: "numeric", month: "long", timeZone });
  const numbers = new Intl.DateTimeFormat("en", {
    calendar: "gregory",
    numberingSystem: "latn",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    hourCycle: "h23",
    timeZone,
  });

  return (instant: number): CalendarMoment => {
    const parts = numbers.formatToParts(instant);
    const read = (type: Intl.DateTimeFormatPartTypes) =>
      Number(parts.find((part) => part.type === type)?.value);
    const [year, month, day] = [read("year"), read("month"), read("day")];
    return {
      year,
      // With the day beside it, so that a language that declines its months gives the right form.
      monthName: names.formatToParts(instant).find((part) => part.type === "month")?.value ?? "",
      day,
      hour: read("hour"),
      minute: read("minute"),
      dayNumber: Date.UTC(year, month - 1, day) / 86_400_000,
    };
  };
};
