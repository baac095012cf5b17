import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { contrastOf } from "./brand-color.ts";

const folder = dirname(fileURLToPath(import.meta.url));
const read = (name: string) => readFileSync(join(folder, name), "utf8");
const withoutComments = (css: string) => css.replace(/\/\*[\s\S]*?\*\//g, "");
const sheets = readdirSync(folder)
  .filter((name) => name.endsWith(".css"))
  .map((name) => [name, withoutComments(read(name))] as const);

const blockAfter = (css: string, selector: string) => {
  const from = css.indexOf("{", css.indexOf(selector));
  return css.slice(from + 1, css.indexOf("}", from));
};
const tokensOf = (block: string) =>
  Object.fromEntries(
    [...block.matchAll(/--guichet-([a-z-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [
      match[1] ?? "",
      match[2] ?? "",
    ]),
  );

describe("style sheets", () => {
  it.each(sheets)("%s keeps every rule in the layer", (_, css) => {
    expect(css.trim()).toMatch(/^@layer guichet \{[\s\S]*\}$/);
    let depth = 0;
    const closings = [...css.trim()].filter((sign) => {
      if (sign === "{") depth += 1;
      if (sign === "}") depth -= 1;
      return sign === "}" && depth === 0;
    });
    expect(closings).toHaveLength(1);
  });

  it.each(sheets)("%s uses logical properties only", (_, css) => {
    const physical =
      /(?:^|[\s;{])(?:(?:margin|padding|border)-(?:left|right|top|bottom)|left|right|top|bottom|(?:min-|max-)?(?:width|height)|text-align:\s*(?:left|right))\b(?=[^;{}()]*:|\s*;)/;
    expect(css).not.toMatch(physical);
  });

  it.each(sheets)("%s imports nothing and fetches nothing", (_, css) => {
    expect(css).not.toMatch(/@import|url\(|@font-face/);
  });
});

describe("tokens", () => {
  const css = withoutComments(read("tokens.module.css"));
  const schemes = {
    light: tokensOf(blockAfter(css, ".tokens {")),
    dark: tokensOf(blockAfter(css, '.tokens[data-theme="dark"]')),
  };

  it("gives the automatic dark scheme the same values as the chosen one", () => {
    expect(tokensOf(blockAfter(css, '.tokens[data-theme="auto"]'))).toEqual(schemes.dark);
    expect(Object.keys(schemes.dark).length).toBeGreaterThan(10);
  });

  it.each(
    Object.entries(schemes).flatMap(([scheme, tokens]) =>
      [
        ["text", "surface", 4.5],
        ["text", "sunken", 4.5],
        ["text", "control", 4.5],
        ["text", "danger-soft", 4.5],
        ["quiet", "surface", 4.5],
        ["quiet", "sunken", 4.5],
        ["quiet", "control", 4.5],
        ["accent", "surface", 4.5],
        ["on-accent", "accent", 4.5],
        ["danger", "surface", 4.5],
        ["danger", "danger-soft", 4.5],
        ["warning", "surface", 4.5],
        ["warning", "warning-soft", 4.5],
        ["warning", "sunken", 4.5],
        ["edge", "surface", 3],
        ["edge", "control", 3],
        ["accent", "control", 3],
      ].map(([ink, paper, least]) => ({
        scheme,
        ink,
        paper,
        least: Number(least),
        ratio: contrastOf(tokens[ink ?? ""] ?? "", tokens[paper ?? ""] ?? ""),
      })),
    ),
  )("$scheme: $ink on $paper reaches $least", ({ ratio, least }) => {
    expect(ratio).toBeGreaterThanOrEqual(least);
  });
});
