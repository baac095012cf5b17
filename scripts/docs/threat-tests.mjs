/** Finds the tests that name a row of the threat table of docs/security.md: `[T61]` in their title. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const isTest = (path) => /\.(test\.(tsx?|mjs)|spec\.ts)$/.test(path);

const LITERAL = /"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g;
const TAG = /\[T(\d+)\]/g;

/** The tests of each row, in the order of their files: `{ file, title }` by row number. */
export function threatTests(root) {
  const found = new Map();
  for (const folder of ["e2e", "gallery", "scripts", "src"]) {
    const paths = readdirSync(join(root, folder), { recursive: true })
      .map((path) => path.replaceAll("\\", "/"))
      .filter((path) => isTest(path) && !path.includes("node_modules/"))
      .sort();
    for (const path of paths) {
      const file = `${folder}/${path}`;
      const source = readFileSync(join(root, file), "utf8");
      if (!source.includes("[T")) continue;
      for (const [, double, single, template] of source.matchAll(LITERAL)) {
        const text = double ?? single ?? template;
        const title = text.replace(TAG, "").replace(/\\(.)/g, "$1").replace(/\s+/g, " ").trim();
        for (const [, row] of text.matchAll(TAG)) {
          const number = Number(row);
          found.set(number, [...(found.get(number) ?? []), { file, title }]);
        }
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
