import compile from "icu-minify/compile";
import { describe, expect, it } from "vitest";
import { argumentsOf } from "../message-arguments.ts";
import { en } from "./en.ts";
import { fr } from "./fr.ts";

const texts = (catalogue: Readonly<Record<string, string>>) => Object.entries(catalogue);
const catalogues = [
  ["en", en],
  ["fr", fr],
] as const;
const argumentNames = (text: string) => [...argumentsOf(compile(text))].sort();

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** What the reader sees of a text: its literal words, without the ICU syntax that chooses between them. */
const words = (text: string): string => {
  const read = (node: unknown): string => {
    if (typeof node === "string") return node;
    if (!isList(node)) return "";
    const [, , branches] = node;
    if (typeof branches !== "object" || branches === null) return "";
    return Object.values(branches)
      .map((branch) => readAll(branch))
      .join("\n");
  };
  const readAll = (nodes: unknown): string =>
    isList(nodes) ? nodes.map(read).join("{}") : read(nodes);
  return readAll(compile(text));
};

describe("both catalogues", () => {
  it("have the same ids", () => {
    expect(Object.keys(fr).sort()).toEqual(Object.keys(en).sort());
  });

  it("ask for the same values in every text", () => {
    const asked = (catalogue: Readonly<Record<string, string>>) =>
      Object.fromEntries(texts(catalogue).map(([id, text]) => [id, argumentNames(text)]));
    expect(asked(fr)).toEqual(asked(en));
  });

  it.each(catalogues)("name every id as <step>.<part> in %s", (_, catalogue) => {
    const odd = Object.keys(catalogue).filter((id) => !/^[a-zA-Z]+(?:\.[a-zA-Z0-9_]+)+$/.test(id));
    expect(odd).toEqual([]);
  });

  it.each(catalogues)("show no empty text and no stray blank in %s", (_, catalogue) => {
    const odd = texts(catalogue).filter(([, text]) => text.trim() !== text || text === "");
    expect(odd).toEqual([]);
  });

  it.each(catalogues)("use none of our own words on screen in %s", (_, catalogue) => {
    const forbidden =
      /\b(?:PSU|connectors?|connecteurs?|webauth|SCA|OTP|tokens?|payloads?|oops|oups)\b|!/i;
    expect(texts(catalogue).filter(([, text]) => forbidden.test(words(text)))).toEqual([]);
  });

  it.each(catalogues)("use typographic quotes and apostrophes only in %s", (_, catalogue) => {
    expect(texts(catalogue).filter(([, text]) => /['"`]/.test(text))).toEqual([]);
  });
});

describe("French", () => {
  const offending = (rule: RegExp) => texts(fr).filter(([, text]) => rule.test(words(text)));

  it.each([
    ["anything but U+202F before ; ? !", /(?<!\u202f)[;?!]/],
    ["anything but U+00A0 before a colon", /(?<!\u00a0):/],
    ["anything but U+00A0 after «", /«(?!\u00a0)/],
    ["anything but U+00A0 before »", /(?<!\u00a0)»/],
    ["English quotes", /[“”]/],
    ["à le", /(?<!\p{L})à les?(?!\p{L})/iu],
  ])("has nowhere %s", (_, rule) => {
    expect(offending(rule)).toEqual([]);
  });

  it("keeps a heading's words together at their hyphens", () => {
    const headings = texts(fr).filter(([id]) => id.endsWith(".heading"));
    expect(headings.length).toBeGreaterThan(30);
    expect(headings.filter(([, text]) => text.includes("-"))).toEqual([]);
  });

  it.each(["bank", "app"])("never contracts or elides before {%s}", (name) => {
    const before = new RegExp(
      `(?:(?<!\\p{L})(?:de|du|des|le|la|les|au|aux|que|si)\\s|[dlq]u?’)\\{${name}\\}`,
      "iu",
    );
    expect(texts(fr).filter(([, text]) => before.test(text))).toEqual([]);
  });
});
