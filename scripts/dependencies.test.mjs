import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "./child.mjs";

const read = (path) => readFileSync(join(root, path), "utf8");
const { dependencies, devDependencies } = JSON.parse(read("package.json"));
const installed = { ...dependencies, ...devDependencies };

it("has a reason for every dependency, and none left over", () => {
  const rows = read("docs/adr/0008-dependencies.md").matchAll(/^\| `([^`]+)`/gm);
  expect([...rows].map(([, name]) => name).sort()).toEqual(Object.keys(installed).sort());
});

it("pins every dependency exactly", () => {
  const loose = Object.entries(installed).filter(
    ([, range]) => !/^(npm:[\w-]+@)?\d+\.\d+\.\d+$/.test(range),
  );
  expect(loose).toEqual([]);
});
