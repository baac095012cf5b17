import { existsSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const root = new URL("../../", import.meta.url);
const page = readFileSync(new URL("docs/powens-behaviours.md", root), "utf8");

/** Each row of the tables: its number, and what holds it, one piece a line. */
const rows = page
  .split("\n")
  .filter((line) => /^\| *D?\d/.test(line))
  .map((line) => {
    const [, number, , held] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    return { number, pieces: held.split("<br>") };
  });

const NAMED = /^`((?:src|e2e|scripts)\/[^`]+)`(?:: (.+))?$/;
const sources = new Map();

function sourceOf(file) {
  // The rows of the threat table that a title names are not part of what it says.
  if (!sources.has(file))
    sources.set(file, readFileSync(new URL(file, root), "utf8").replace(/\[T\d+\] ?/g, ""));
  return sources.get(file);
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Titles that the rows of a test's table complete, as patterns. */
const templatesOf = (source) =>
  [...source.matchAll(/"([^"\n]*%[sjio][^"\n]*)"/g)]
    .map(([, template]) => template)
    .filter((template) => template.replace(/%./g, "").length > 8)
    .map(
      (template) =>
        new RegExp(
          `^${template
            .split(/%[sjio]/)
            .map(escaped)
            .join(".+")}$`,
        ),
    );

/** A title stands in the file as it is, is made by a template, or stands there part by part, as the row of a table. */
const isIn = (source, title) =>
  source.includes(title) ||
  templatesOf(source).some((template) => template.test(title)) ||
  title.split(", ").every((part) => source.includes(part));

it("lists each documented behaviour, D1 to D42, and each observed one, 1 to 104, once", () => {
  const numbers = (length, prefix) => Array.from({ length }, (_, at) => `${prefix}${at + 1}`);
  expect(rows.map(({ number }) => number)).toEqual([...numbers(42, "D"), ...numbers(104, "")]);
});

it.each(rows.flatMap(({ number, pieces }) => pieces.map((piece) => [number, piece])))(
  "%s: %s",
  (_, piece) => {
    const named = NAMED.exec(piece);
    if (named === null) {
      expect(piece).toMatch(/^(?:Does not concern|Not yet): /);
      for (const [, file] of piece.matchAll(/`((?:src|e2e|scripts)\/[^`]+)`/g))
        expect(existsSync(new URL(file, root))).toBe(true);
      return;
    }
    const [, file, title] = named;
    expect(existsSync(new URL(file, root))).toBe(true);
    if (title !== undefined)
      expect(isIn(sourceOf(file), title) ? title : `not in ${file}`).toBe(title);
  },
);
