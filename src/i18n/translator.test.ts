import { beforeAll, describe, expect, expectTypeOf, it } from "vitest";
import type { Catalogue } from "./catalogue.ts";
import type { MessageId } from "./catalogue/message-id.ts";
import { loadCatalogue } from "./load-catalogue.ts";
import { locales, type Locale } from "./locale.ts";
import { argumentsOf } from "./message-arguments.ts";
import type { MessageValues, ValuesParameter } from "./message-values.ts";
import { createTranslator, type Translator } from "./translator.ts";

const catalogues = new Map<Locale, Catalogue>();
beforeAll(async () => {
  for (const locale of locales) catalogues.set(locale, await loadCatalogue(locale));
});

const catalogueOf = (locale: Locale): Catalogue => {
  const catalogue = catalogues.get(locale);
  if (catalogue === undefined) throw new Error(`no catalogue for ${locale}`);
  return catalogue;
};
const translator = (locale: Locale, timeZone = "Europe/Paris"): Translator =>
  createTranslator({ locale, catalogue: catalogueOf(locale), timeZone });

/** Any text with any values, as a view in plain JavaScript could ask for it. */
const anyText = (on: Translator, id: string, values: Readonly<Record<string, string | number>>) =>
  Reflect.apply(on.t, undefined, [id, values]) as unknown;

const numeric = new Set(["count", "min", "max", "hour", "minute", "minutes", "seconds"]);
const samples = (names: Iterable<string>, text = (name: string) => `<${name}>`) =>
  Object.fromEntries([...names].map((name) => [name, numeric.has(name) ? 3 : text(name)]));

describe.each(locales)("every text of %s", (locale) => {
  it("formats with its values and shows each of them", () => {
    const on = translator(locale);
    for (const [id, message] of Object.entries(catalogueOf(locale))) {
      const values = samples(argumentsOf(message));
      const text = anyText(on, id, values);
      expect(text, id).toEqual(expect.stringMatching(/\S/));
      expect(text, id).not.toMatch(/undefined|NaN|[{}#]/);
      const shown = Object.entries(values).filter(([name]) => name !== "count");
      for (const [, value] of shown) expect(text, id).toContain(String(value));
    }
  });

  it("leaves a gap for a name that is missing", () => {
    const on = translator(locale);
    for (const [id, message] of Object.entries(catalogueOf(locale))) {
      const numbers = [...argumentsOf(message)].filter((name) => numeric.has(name));
      expect(anyText(on, id, samples(numbers)), id).not.toMatch(/undefined|null/);
    }
  });

  it("shows a very long value whole, and as it is even if it looks like a message", () => {
    const long = "Identifiant « {label} » l'un # <b>".repeat(40);
    const on = translator(locale);
    for (const [id, message] of Object.entries(catalogueOf(locale))) {
      const names = [...argumentsOf(message)].filter((name) => !numeric.has(name));
      const text = anyText(
        on,
        id,
        samples(argumentsOf(message), () => long),
      );
      if (names.length > 0) expect(text, id).toContain(long);
    }
  });
});

describe("plurals", () => {
  it.each([
    ["en", 0, "0 banks"],
    ["en", 1, "1 bank"],
    ["en", 2, "2 banks"],
    ["fr", 0, "0 banque"],
    ["fr", 1, "1 banque"],
    ["fr", 2, "2 banques"],
    ["fr", 1234, "1\u202f234 banques"],
    ["fr", 1_000_000, "1\u202f000\u202f000 banques"],
  ] as const)("%s counts %i: %s", (locale, count, text) => {
    expect(translator(locale).t("selectingConnector.count", { count })).toBe(text);
  });

  it.each([
    ["en", 0, "Share"],
    ["en", 1, "Share 1 account"],
    ["en", 3, "Share 3 accounts"],
    ["fr", 0, "Partager"],
    ["fr", 1, "Partager 1 compte"],
    ["fr", 3, "Partager 3 comptes"],
  ] as const)("%s names the button that shares %i: %s", (locale, count, text) => {
    expect(translator(locale).t("choosingAccounts.primary", { count })).toBe(text);
  });
});

describe("when", () => {
  const utc = (iso: string) => Date.parse(`${iso}Z`);
  const now = utc("2026-12-02T10:00:00");
  it.each([
    ["today", "2026-12-02T17:30:00", "at 18:30", "à 18\u00a0h\u00a030"],
    ["today, on the hour", "2026-12-02T17:00:00", "at 18:00", "à 18\u00a0h"],
    ["today, minutes below ten", "2026-12-02T17:05:00", "at 18:05", "à 18\u00a0h\u00a005"],
    ["the last minute of today", "2026-12-02T22:59:00", "at 23:59", "à 23\u00a0h\u00a059"],
    ["midnight", "2026-12-02T23:00:00", "tomorrow at 00:00", "demain à 0\u00a0h"],
    ["tomorrow", "2026-12-03T05:00:00", "tomorrow at 06:00", "demain à 6\u00a0h"],
    [
      "later",
      "2026-12-04T05:00:00",
      "on 4\u00a0December at 06:00",
      "le 4\u00a0décembre à 6\u00a0h",
    ],
    [
      "yesterday",
      "2026-12-01T05:00:00",
      "on 1\u00a0December at 06:00",
      "le 1er\u00a0décembre à 6\u00a0h",
    ],
    [
      "next year",
      "2027-01-01T08:15:00",
      "on 1\u00a0January 2027 at 09:15",
      "le 1er\u00a0janvier 2027 à 9\u00a0h\u00a015",
    ],
  ])("words %s", (_, iso, english, french) => {
    expect(translator("en").when(utc(iso), now)).toBe(english);
    expect(translator("fr").when(utc(iso), now)).toBe(french);
  });

  it.each([
    // Clocks go forward on 29 March 2026 and back on 25 October 2026 in Paris.
    ["a day of 23 hours", "2026-03-28T23:30:00", "2026-03-29T22:15:00", "tomorrow at 00:15"],
    ["the eve of it", "2026-03-28T22:30:00", "2026-03-29T21:30:00", "tomorrow at 23:30"],
    ["a day of 25 hours", "2026-10-24T22:10:00", "2026-10-25T22:50:00", "at 23:50"],
    ["the eve of it", "2026-10-24T21:00:00", "2026-10-25T22:50:00", "tomorrow at 23:50"],
    ["the end of a short month", "2026-11-30T20:00:00", "2026-12-01T05:00:00", "tomorrow at 06:00"],
    ["the end of February", "2026-02-28T20:00:00", "2026-03-01T05:00:00", "tomorrow at 06:00"],
    ["new year’s eve", "2026-12-31T20:00:00", "2027-01-01T05:00:00", "tomorrow at 06:00"],
  ])("counts calendar days over %s", (_, from, to, text) => {
    expect(translator("en").when(utc(to), utc(from))).toBe(text);
  });

  it("reads the clock of the reader’s time zone", () => {
    const instant = utc("2026-12-03T02:00:00");
    expect(translator("en", "America/New_York").when(instant, now)).toBe("at 21:00");
    expect(translator("en", "Asia/Kolkata").when(instant, now)).toBe("tomorrow at 07:30");
  });

  it("stands in a sentence", () => {
    const on = translator("fr");
    const when = on.when(utc("2026-12-03T05:00:00"), now);
    expect(on.t("websiteUnavailable.known.text", { when })).toBe(
      "Nous réessaierons demain à 6\u00a0h.",
    );
  });
});

describe("facts in words", () => {
  it.each([
    ["en", "31\u00a0December 2026", "1\u00a0December 2026"],
    ["fr", "31\u00a0décembre 2026", "1er\u00a0décembre 2026"],
  ] as const)("%s dates", (locale, last, first) => {
    expect(translator(locale).date(Date.parse("2026-12-31T12:00:00Z"))).toBe(last);
    expect(translator(locale).date(Date.parse("2026-11-30T23:30:00Z"))).toBe(first);
  });

  it.each([
    ["en", "cards, loans and savings accounts"],
    ["fr", "cartes, prêts et comptes d’épargne"],
  ] as const)("%s lists of account types", (locale, text) => {
    const on = translator(locale);
    expect(on.list(["card", "loan", "savings"].map(on.accountType))).toBe(text);
  });

  it.each(["aTypeOfNextYear", "toString", ""])(
    "calls the account type “%s” other accounts",
    (type) => {
      expect(translator("en").accountType(type)).toBe("other accounts");
    },
  );

  it.each([
    ["en", "de", "Germany"],
    ["fr", "DE", "Allemagne"],
    ["fr", "not a country", "not a country"],
  ] as const)("%s names the country %s", (locale, code, name) => {
    expect(translator(locale).country(code)).toBe(name);
  });

  it.each([
    ["en", 0, 12, "Waiting for 12\u00a0s"],
    ["fr", 2, 5, "En attente depuis 2\u00a0min 5\u00a0s"],
  ] as const)("%s tells the time elapsed", (locale, minutes, seconds, text) => {
    expect(translator(locale).t("wait.elapsed", { minutes, seconds })).toBe(text);
  });
});

it("types the values of each text", () => {
  expectTypeOf<MessageValues<"form.summary">>().toEqualTypeOf<{ readonly count: number }>();
  expectTypeOf<keyof MessageValues<"noAccount.unfit.text">>().toEqualTypeOf<
    "count" | "app" | "list"
  >();
  expectTypeOf<keyof MessageValues<"choosingAccounts.primary">>().toEqualTypeOf<"count">();
  expectTypeOf<ValuesParameter<"label.back">>().toEqualTypeOf<[values?: undefined]>();
  expectTypeOf<{ bnak: string }>().not.toExtend<MessageValues<"enteringCredentials.heading">>();

  const { t } = translator("en");
  const ids: readonly MessageId[] = ["label.back", "enteringCredentials.heading"];
  expect(ids.map((id) => t(id, { bank: "Banque du Phare" }))).toEqual([
    "Back",
    "Sign in to Banque du Phare",
  ]);
});

it("refuses a time zone that does not exist", () => {
  expect(() => translator("en", "Mars/Olympus")).toThrow(RangeError);
});
