import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { heldBy, REMARK, threatRows, threatTests } from "./threat-tests.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const rows = threatRows(readFileSync(`${root}docs/security.md`, "utf8"));
const tests = threatTests(root);

it("lists each threat, 1 to 104, once", () => {
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 104 }, (_, at) => at + 1));
});

it("knows no test of a threat that is not on the page", () => {
  const listed = new Set(rows.map(({ number }) => number));
  expect([...tests.keys()].filter((number) => !listed.has(number))).toEqual([]);
});

it.each(rows.map((row) => [row.number, row]))(
  "T%i names the tests that hold it, or says why there is none (npm run docs:threats)",
  (number, { threat, control, held }) => {
    const remark = REMARK.exec(held)?.[1];
    expect(threat).not.toBe("");
    expect(control === "" && !remark?.startsWith("Does not apply")).toBe(false);
    const listed = heldBy(tests.get(number) ?? []);
    expect(held).toBe(
      [listed, remark].filter((part) => part !== undefined && part !== "").join("<br>"),
    );
    expect(held).not.toBe("");
    // Only what a row does not ask, or asks beyond its tests, may be said instead of tested.
    if (listed === "") expect(remark).toMatch(/^(?:Does not apply|Not covered): /);
  },
);

it("are the only ones that the self-assessment leans on", () => {
  const asvs = readFileSync(`${root}docs/asvs.md`, "utf8");
  const leaned = [...asvs.matchAll(/\bT(\d+)\b/g)].map(([, row]) => Number(row));
  expect(leaned.length).toBeGreaterThan(100);
  expect([...new Set(leaned)].filter((number) => !tests.has(number))).toEqual([]);
});
