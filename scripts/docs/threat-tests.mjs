/** Finds the tests that name a row of the threat table of docs/security.md: `[T61]` in their title. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const isTest = (path) => /\.(test\.(tsx?|mjs)|spec\.ts)$/.test(path);

const LITERAL = /"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g;
const TAG = /\[T(\d+)\]/g;

const withoutTags = (text) =>
  text
    .replace(/\[(T\d+|%s)\]/g, "")
    .replace(/\\(.)/g, "$1")
    .replace(/\s+/g, " ")
    .trim();

/** Row numbers and titles in a test file: tagged titles, and titles of a table whose rows begin with their tag. */
function namedIn(source) {
  const texts = [...source.matchAll(LITERAL)].map(([, ...forms]) =>
    forms.find((form) => form !== undefined),
  );
  const tagged = texts.flatMap((text) =>
    [...text.matchAll(TAG)].map(([, row]) => ({ row: Number(row), title: withoutTags(text) })),
  );
  const rows = new Set(
    texts.filter((text) => /^T\d+$/.test(text)).map((text) => Number(text.slice(1))),
  );
  const titles = texts.filter((text) => text.startsWith("[%s] ")).map(withoutTags);
  return [...tagged, ...[...rows].flatMap((row) => titles.map((title) => ({ row, title })))];
}

/** The tests of each row, in the order of their files: `{ file, title }` by row number. */
export function threatTests(root) {
  const found = new Map();
  for (const folder of ["e2e", "gallery", "scripts", "src"]) {
    const paths = readdirSync(join(root, folder), { recursive: true })
      .map((path) => path.replaceAll("\\", "/"))
      .filter(isTest)
      .sort();
    for (const path of paths) {
      const file = `${folder}/${path}`;
      for (const { row, title } of namedIn(readFileSync(join(root, file), "utf8"))) {
        found.set(row, [...(found.get(row) ?? []), { file, title }]);
      }
    }
  }
  return found;
}

const inCell = (text) => text.replaceAll("|", "\\|").replaceAll("<", "&lt;");

/** What stands in the last column of a row whose tests are known. */
export const heldBy = (tests) =>
  tests.map(({ file, title }) => `\`${file}\`: ${inCell(title)}`).join("<br>");

const ROW = /^\| T(\d+) +\|/;
const cells = (line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim());

/** The rows of the table as they stand on the page. */
export const threatRows = (page) =>
  page
    .split("\n")
    .filter((line) => ROW.test(line))
    .map((line) => {
      const [, name, threat, control, held] = cells(line);
      return { number: Number(name.slice(1)), threat, control, held };
    });

/** Why a row has no test, or what its tests leave open: written by hand, kept when the tests are listed anew. */
export const REMARK = /(?:^|<br>)((?:Does not apply|Not covered|In part): .+)$/;

/** The page with the tests of each row listed anew. */
export function withThreatTests(page, tests) {
  return page
    .split("\n")
    .map((line) => {
      if (!ROW.test(line)) return line;
      const [, name, threat, control, held] = cells(line);
      const remark = REMARK.exec(held)?.[1];
      const listed = heldBy(tests.get(Number(name.slice(1))) ?? []);
      const full = [listed, remark]
        .filter((part) => part !== undefined && part !== "")
        .join("<br>");
      return `| ${name} | ${threat} | ${control} | ${full} |`;
    })
    .join("\n");
}
