import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matches } from "./pattern.ts";
import { runToItsEnd } from "../protocol/testing/run-to-its-end.ts";

const long = process.env["GUICHET_LONG"] === undefined ? 200 : 5_000;

/** Pattern, then values with the verdict of Python 3's `re.fullmatch`, computed once. */
const judged: readonly (readonly [string, Readonly<Record<string, boolean>>])[] = [
  [
    "^\\d{6}$",
    { "123456": true, "12345": false, "1234567": false, "12345a": false, "12 456": false },
  ],
  ["^[0-9]{5,10}$", { "1234": false, "12345": true, "1234567890": true, "12345678901": false }],
  ["\\d+", { "123abc": false, abc123: false, "7": true }],
  ["\\d{6}", { "123456": true, "1234567": false, "12345": false }],
  ["\\d{4}|\\d{6}", { "1234": true, "123456": true, "12345": false, "1234567": false }],
  ["^\\d{8}|$", { "12345678": true, "123456789": false, "12345678abc": false, "1234567": false }],
  [".+@.+", { "a@b": true, "@b": false, "a@": false, "nom@exemple.fr trailing": true }],
  [
    "^.+@.+|^\\+\\d{3,}$",
    { "me@x": true, "+33612345678": true, "0612345678": false, "+12": false },
  ],
  [
    "^\\d{4}-\\d{2}-\\d{2}$|\\d{2}\\/\\d{2}\\/\\d{4}$",
    {
      "1980-03-27": true,
      "27/03/1980": true,
      "27/03/1980x": false,
      "1980-03-27x": false,
      "27-03-1980": false,
    },
  ],
  [
    "\\S{8,36}",
    {
      password: true,
      short: false,
      "with space inside": false,
      averylongpasswordthatgoesonandonandonandon: false,
    },
  ],
  [
    "^(?=.*\\d)(?=.*?[A-Z])(?=.*?[a-z]).{8,}$",
    { Abcdefg1: true, abcdefg1: false, Abcdefgh: false, Ab1: false },
  ],
  ["^[\\s.-]*\\d+$", { " .-12": true, "12": true, x12: false }],
  ["^[A-Za-z0-9-]+$", { "my-domain": true, my_domain: false, "-": true }],
  [
    "^\\d{2}[/-]?\\d{2}[/-]?\\d{4}$",
    { "27/03/1980": true, "27-03-1980": true, "27031980": true, "27.03.1980": false },
  ],
  ["^[\\w-]+$", { "a_b-c": true, "a b": false, "a.b": false }],
  ["(?:par|pro)", { par: true, professional: false, other: false }],
  ["par|pro", { xpro: false, prox: false, parx: false, pro: true }],
  ["^(?!0{4})\\d{4}$", { "0000": false, "0001": true, "12345": false }],
  ["[^@]+$", { abc: true, "a@b": false }],
  [
    "^[A-Z]{2}\\d{2}[A-Z0-9]{11,30}$",
    { FR7630006000011234567890189: true, fr7630006000011234567890189: false },
  ],
  ["^\\d{1,3}(?: \\d{3})*$", { "1 234 567": true, "1234": false }],
  ["^.{0,5}$", { "": true, "12345": true, "123456": false }],
  ["^a?b?c?$", { abc: true, ac: true, acb: false }],
  ["\\$\\d+\\.\\d{2}", { "$12.50": true, "12.50": false }],
  [
    "^[a-z]+(?:\\.[a-z]+)?@banque\\.fr$",
    { "jean.petit@banque.fr": true, "jean@banque.fr": true, "jean@banquexfr": false },
  ],
  [
    "^(\\d{4} ?){4}$",
    { "1234 5678 9012 3456": true, "1234567890123456": true, "1234 5678": false },
  ],
  ["^[^\\s]{1,64}$", { x: true, "a b": false }],
  ["^.+$", { "\u00e9t\u00e9": true, "a\u00a0b": true }],
  ["^[\u00e0-\u00ff]+$", { "\u00e9\u00e8": true, ab: false }],
  ["\\_\\-\\ ok", { "_- ok": true }],
];
const pairs = judged.flatMap(([regex, verdicts]) =>
  Object.entries(verdicts).map(([value, verdict]) => [regex, value, verdict] as const),
);

/** Python accepts these values; JavaScript would read the pattern otherwise, or knows fewer letters. */
const foreign: readonly (readonly [string, string])[] = [
  [String.raw`\A\d+`, "12"],
  ["^(?i)abc$", "ABC"],
  [String.raw`^\d{,3}$`, "12"],
  ["^[]x]+$", "]x"],
  ["^[^]x]+$", "ab"],
  [String.raw`^(a)\1$`, "aa"],
  [String.raw`^[0-9]{10,12}\Z`, "0123456789"],
  [String.raw`^(?P<y>\d{4})$`, "2026"],
  [String.raw`^\w+$`, "\u00e9t\u00e9"],
  [String.raw`^\d+$`, "\u0661\u0662"],
];

const catastrophic: readonly (readonly [string, string])[] = [
  ["^(a+)+$", "a"],
  ["(x+x+)+y", "x"],
  [String.raw`^(\d+|\d+[a-z])*$`, "1"],
  ["^(a|aa)+$", "a"],
  ["^(a?){100}a{100}$", "a"],
  ["^((a+){9}){9}$", "a"],
  ["^(.*a){12}$", "a"],
  [".*.*.*.*.*.*x", "a"],
  ["(?=a)(?=a)(?=a)(?=a).*.*.*.*.*.*x", "a"],
  ["^.{0,200}.{0,200}.{0,200}.{0,200}x$", "a"],
  [`^${"a?".repeat(60)}${"a".repeat(60)}$`, "a"],
  ["^(([a-z])+.)+[A-Z]([a-z])+$", "a"],
  ["((((a+)+)+)+)+$", "a"],
  ["^(a*)*b$", "a"],
  ["^(?=.*.*.*.*.*.*x)a", "a"],
];

describe("matches", () => {
  it("knows a corpus worth the name", () => {
    expect(pairs.length).toBeGreaterThanOrEqual(80);
  });

  it.each(pairs)(
    "judges %s on %j as Python does on the whole value: %s",
    (regex, value, verdict) => {
      expect(matches(regex, value)).toBe(verdict);
    },
  );

  it.each(foreign)("leaves %s on %j to the server", (regex, value) => {
    expect(matches(regex, value)).toBeNull();
  });

  it.each([null, ""])("has no verdict without a pattern (%j)", (regex) => {
    expect(matches(regex, "anything")).toBeNull();
  });

  it.each(["(", "[a-", "a{2,1}", "*a", "a)b", "(?<!", "\\"])(
    "does not stumble over %j",
    (regex) => {
      expect(matches(regex, "ab")).toBeNull();
    },
  );

  it.each(catastrophic)("[T18] never runs %s for long", (regex, letter) => {
    runToItsEnd(() => {
      for (const length of [20, 30, 60, 100, 200]) matches(regex, `${letter.repeat(length)}!`);
      expect(matches(regex, `${letter.repeat(255)}!`)).toBeNull();
    });
  });

  it("judges a costly pattern all the same where the value is short", () => {
    expect(matches("^.+@.+[.].+[.].+[.].+$", "a@b.c.d.e")).toBe(true);
    expect(matches("^.+@.+[.].+[.].+[.].+$", "a@b")).toBe(false);
  });

  it("judges what banks really ask for at full length", () => {
    const password = `${"aB1".repeat(85)}!`;
    expect(matches(String.raw`^(?=.*\d)(?=.*?[A-Z])(?=.*?[a-z]).{8,}$`, password)).toBe(true);
    expect(matches("^.+@.+[.].+$", "a".repeat(256))).toBe(false);
  });
});

const atom = fc.constantFrom("a", "b", ".", "x", String.raw`\d`, String.raw`\w`, "[ab]", "[^c]");
const quantifier = fc.constantFrom("", "", "*", "+", "?", "{2}", "{1,3}", "{2,}", "{0,40}", "*?");
const { pattern } = fc.letrec<{ pattern: string; piece: string }>((tie) => ({
  pattern: fc.array(tie("piece"), { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join("")),
  piece: fc
    .tuple(
      fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        atom,
        tie("pattern").map((inner) => `(${inner})`),
        fc.tuple(tie("pattern"), tie("pattern")).map(([a, b]) => `(?:${a}|${b})`),
        tie("pattern").map((inner) => `(?=${inner})`),
      ),
      quantifier,
    )
    .map(([body, times]) => (body.startsWith("(?=") ? body : `${body}${times}`)),
}));

describe("every pattern", () => {
  it("[T18] is judged or left, in a moment, whatever the value", () => {
    const value = fc.oneof(
      fc.string({ maxLength: 256 }),
      fc
        .tuple(fc.constantFrom("a", "ab", "1a"), fc.integer({ min: 1, max: 128 }))
        .map(([text, times]) => `${text.repeat(times)}!`.slice(0, 256)),
    );
    fc.assert(
      fc.property(pattern, value, (regex, typed) => {
        runToItsEnd(() => {
          matches(regex, typed);
        });
      }),
      { numRuns: long },
    );
  });
});
