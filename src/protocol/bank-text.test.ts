import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { BANK_TEXT_LIMIT, bankTextSchema, cleanBankText } from "./bank-text.ts";
import { runToItsEnd } from "./testing/run-to-its-end.ts";

const RTL_OVERRIDE = "\u202E";
const ZERO_WIDTH = "\u200B";
const BELL = "\u0007";

describe("[T17] a text of the bank", () => {
  it.each([
    ["Validez l’opération « Achat » : 12,50 €", "Validez l’opération « Achat » : 12,50 €"],
    ["  deux\r\nlignes\r", "deux\nlignes"],
    ["a\tb", "a b"],
    [`mot${RTL_OVERRIDE}essap${ZERO_WIDTH}${BELL}`, "motessap"],
    ["\u2066isolated\u2069 \uFEFFmark\u061C", "isolated mark"],
    ["\u001b[31mred\u009b0m", "[31mred0m"],
    ["Allez sur https://bank.example/?state=abc puis revenez", "Allez sur … puis revenez"],
    ["ouvrez HTTP://BANK.EXAMPLE maintenant", "ouvrez … maintenant"],
    ["phareapp://approve?token=1", null],
    ["étape 1https://bank.example/x", "étape …"],
    ["_https://bank.example/x (https://bank.example/y)", "_… (…"],
    ["<b>Attention</b>", "<b>Attention</b>"],
    [" \u200B\n ", null],
    ["", null],
    [null, null],
    [undefined, null],
  ])("%j reads %j", (text, clean) => {
    expect(cleanBankText(text)).toBe(clean);
  });

  it("finds an address through what hides it", () => {
    expect(cleanBankText(`h${ZERO_WIDTH}ttps:${ZERO_WIDTH}//bank.example/secret`)).toBeNull();
  });

  it("is cut between characters, never inside one", () => {
    const cut = cleanBankText("😀".repeat(BANK_TEXT_LIMIT + 1)) ?? "";
    expect(cut).toBe(`${"😀".repeat(BANK_TEXT_LIMIT - 1)}…`);
    expect(cleanBankText("é".repeat(BANK_TEXT_LIMIT))).toBe("é".repeat(BANK_TEXT_LIMIT));
  });

  const odd = fc.constantFrom(
    RTL_OVERRIDE,
    ZERO_WIDTH,
    BELL,
    "\u0085",
    "\u2028",
    "https://a.b/c ",
    "\r\n",
  );
  const texts = fc.array(fc.oneof(odd, fc.string({ unit: "binary" })), { maxLength: 60 });

  it("is short, plain and holds no address, whatever was sent", () => {
    fc.assert(
      fc.property(texts, (parts) => {
        const clean = cleanBankText(parts.join(""));
        if (clean === null) return;
        expect([...clean].length).toBeLessThanOrEqual(BANK_TEXT_LIMIT);
        expect(clean.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
        expect(clean).not.toContain("https://");
        expect(clean).toBe(clean.trim());
      }),
    );
  });

  it("is cleaned in one pass, whatever it repeats", () => {
    runToItsEnd(() => {
      for (const part of ["a.", "://", "a:/", "\u202E"]) cleanBankText(part.repeat(1_000_000));
    });
  });

  it("stays as it is when it is cleaned again", () => {
    fc.assert(
      fc.property(texts, (parts) => {
        const clean = cleanBankText(parts.join(""));
        expect(cleanBankText(clean)).toBe(clean);
      }),
    );
  });

  it("is cleaned while it is parsed, by proxy and browser alike", () => {
    expect(v.parse(bankTextSchema, `ok${BELL}`)).toBe("ok");
    expect(v.parse(bankTextSchema, undefined)).toBeNull();
  });
});
