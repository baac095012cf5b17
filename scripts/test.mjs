/** `npm test`: everything that must hold before a change is good, ending with one line of counts. */
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root, run, runTool } from "./child.mjs";
import { setUp } from "./setup.mjs";
import { countPlaywright, countVitest, settle } from "./test-counts.mjs";

const reports = join(root, ".cache/reports");
const unitReport = join(reports, "unit.json");
const e2eReport = join(reports, "e2e.json");
const examplesReport = join(reports, "examples.json");

const check = (start) => async () => {
  const exitCode = await start();
  return settle({ passed: exitCode === 0 ? 1 : 0, failed: 0 }, exitCode);
};

const counted = (report, count, start) => async () => {
  const exitCode = await start();
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  return settle(count(JSON.parse(readFileSync(report, "utf8"))), exitCode);
};

const script = (name, ...args) => run(process.execPath, [join(root, "scripts", name), ...args]);

const steps = [
  { name: "Format", go: check(() => runTool("prettier", ["--check", "--log-level", "warn", "."])) },
  { name: "Types", go: check(() => runTool("typescript", ["-b"], { command: "tsc" })) },
  {
    name: "Build",
    key: "build",
    go: check(() => script("build.mjs", "browser", "server", "demo", "web", "embed", "gallery")),
  },
  {
    name: "Lint",
    // It needs one processor for two minutes, and says nothing while all is well: the steps before it have the other.
    fromTheStart: true,
    go: check(() => runTool("eslint", [".", "--max-warnings", "0"])),
  },
  {
    name: "Unit tests",
    go: counted(unitReport, countVitest, () =>
      runTool("vitest", [
        "run",
        "--reporter=default",
        "--reporter=json",
        `--outputFile.json=${unitReport}`,
      ]),
    ),
  },
  { name: "Package", needs: "build", go: check(() => runTool("publint", ["--strict"])) },
  { name: "Package types", needs: "build", go: check(() => script("package-types.mjs")) },
  { name: "Size budgets", needs: "build", go: check(() => script("size.mjs")) },
  {
    name: "End-to-end tests",
    needs: "build",
    go: counted(e2eReport, countPlaywright, () =>
      runTool("@playwright/test", ["test", "--config", "e2e/playwright.config.ts"], {
        command: "playwright",
        env: { PLAYWRIGHT_JSON_OUTPUT_FILE: e2eReport },
      }),
    ),
  },
  {
    name: "Examples",
    needs: "build",
    go: counted(examplesReport, countPlaywright, () => script("test-examples.mjs", "--built")),
  },
];

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
await setUp({ browser: true });

const begin = async ({ go }) => {
  const began = performance.now();
  const counts = await go();
  return { ...counts, seconds: ((performance.now() - began) / 1000).toFixed(1) };
};
const begun = new Map(
  steps.filter(({ fromTheStart }) => fromTheStart).map((step) => [step, begin(step)]),
);

const results = [];
for (const step of steps) {
  const { name, key, needs } = step;
  console.log(`\n== ${name}`);
  const lacking = results.find((result) => result.key === needs && result.failed > 0);
  const isLacking = needs !== undefined && lacking !== undefined;
  if (isLacking) console.log(`Not run: it needs the step "${lacking.name}".`);
  const result = isLacking
    ? { passed: 0, failed: 1, seconds: "0.0" }
    : await (begun.get(step) ?? begin(step));
  results.push({ name, key, ...result });
  console.log(`-- ${name}: ${result.failed === 0 ? "ok" : "FAILED"} in ${result.seconds} s`);
}

const sum = (what) => results.reduce((total, result) => total + result[what], 0);
console.log("");
for (const { name, passed, failed, seconds } of results) {
  console.log(
    `${name.padEnd(18)}${String(passed).padStart(6)} passed${String(failed).padStart(6)} failed${seconds.padStart(8)} s`,
  );
}
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
process.exitCode = sum("failed") === 0 ? 0 : 1;
