/**
 * Breaks what stands against each threat, one break at a time, in a copy of the project, and expects the tests that name
 * its row to fail: `npm run test:mutants [row…]`. A break that no test notices is a hole in the tests.
 */
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "./child.mjs";
import { threatTests } from "./docs/threat-tests.mjs";
import { mutants } from "./mutants/mutants.mjs";

const copy = join(root, ".cache/mutants");
const tracked = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], {
  cwd: root,
  encoding: "utf8",
}).split("\0");

rmSync(copy, { recursive: true, force: true });
mkdirSync(copy, { recursive: true });
for (const path of tracked.filter(Boolean)) {
  cpSync(join(root, path), join(copy, path), { recursive: true });
}
// Tests of the built command run what was built before.
for (const folder of ["node_modules", "dist"]) {
  symlinkSync(join(root, folder), join(copy, folder), "junction");
}

const tests = threatTests(root);
const unitTestsOf = (row) => [
  ...new Set(
    (tests.get(row) ?? []).map(({ file }) => file).filter((file) => !file.startsWith("e2e/")),
  ),
];

/** How many tests of a row ran in the copy, and how many of them failed. */
function runTests(row) {
  const files = unitTestsOf(row);
  if (files.length === 0) return { ran: 0, failed: 0 };
  const report = join(copy, "report.json");
  rmSync(report, { force: true });
  const args = ["vitest", "run", "--reporter=json", `--outputFile=${report}`];
  spawnSync("npx", [...args, "-t", `\\[T${row}\\]`, ...files], {
    cwd: copy,
    stdio: "ignore",
    shell: process.platform === "win32",
  });
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, "utf8"));
    return { ran: numPassedTests + numFailedTests, failed: numFailedTests };
  } catch {
    return { ran: 0, failed: 0 };
  }
}

const asked = process.argv.slice(2).map(Number);
const chosen = mutants.filter(({ row }) => asked.length === 0 || asked.includes(row));
const whole = new Map();
const verdicts = chosen.map(({ row, file, find, put }) => {
  if (!whole.has(row)) whole.set(row, runTests(row));
  const { ran, failed } = whole.get(row);
  if (ran === 0) return "no test names it";
  if (failed > 0) return "its tests fail without it";
  const path = join(copy, file);
  const source = readFileSync(path, "utf8");
  const changed = source.replace(find, () => put);
  if (changed === source) return "nothing to break: the code has changed";
  writeFileSync(path, changed);
  const broken = runTests(row);
  writeFileSync(path, source);
  const verdict = broken.failed > 0 ? "noticed" : "NOT NOTICED";
  console.log(`T${row}  ${verdict.padEnd(12)} ${file}: ${find.split("\n")[0]}`);
  return verdict;
});

const noticed = verdicts.filter((verdict) => verdict === "noticed").length;
for (const [at, verdict] of verdicts.entries()) {
  const { row, file, find } = chosen[at];
  if (verdict !== "noticed") console.error(`T${row}: ${verdict} (${file}: ${find.split("\n")[0]})`);
}
console.log(`${noticed} passed, ${verdicts.length - noticed} failed`);
if (noticed < verdicts.length) process.exitCode = 1;
