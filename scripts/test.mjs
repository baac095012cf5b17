/** `npm test`: everything that must hold before a change is good, ending with one line of counts. */
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { root, run, runTool } from "./child.mjs";
import { newFolder } from "./examples.mjs";
import { setUp } from "./setup.mjs";
import { countPlaywright, countVitest, settle } from "./test-counts.mjs";

const reports = join(root, ".cache/reports");
const unitReport = join(reports, "unit.json");
const e2eReport = join(reports, "e2e.json");
const examplesReport = join(reports, "examples.json");

const check = (start) => async (options) => {
  const exitCode = await start(options);
  return settle({ passed: exitCode === 0 ? 1 : 0, failed: 0 }, exitCode);
};

const counted = (report, count, start) => async () => {
  const exitCode = await start();
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  return settle(count(JSON.parse(readFileSync(report, "utf8"))), exitCode);
};

const script = (name, args, options) =>
  run(process.execPath, [join(root, "scripts", name), ...args], options);

const START = "start";
const examples = newFolder();

/**
 * In the order in which they are told. A step with `beside` begins as soon as that one is over, and goes on beside the
 * others: none of them keeps two processors busy all the time.
 */
const steps = [
  { name: "Format", go: check(() => runTool("prettier", ["--check", "--log-level", "warn", "."])) },
  {
    name: "Types",
    key: "types",
    go: check(() => runTool("typescript", ["-b"], { command: "tsc" })),
  },
  { name: "API reports", needs: "types", go: check(() => script("api/reports.mjs", ["--check"])) },
  {
    name: "Build",
    key: "build",
    go: check(() => script("build.mjs", ["browser", "server", "demo", "web", "embed", "gallery"])),
  },
  { name: "Package", needs: "build", go: check(() => runTool("publint", ["--strict"])) },
  { name: "Package types", needs: "build", go: check(() => script("package-types.mjs", [])) },
  { name: "Size budgets", needs: "build", go: check(() => script("size.mjs", [])) },
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
  {
    name: "Lint",
    beside: START,
    go: check((options) => runTool("eslint", [".", "--max-warnings", "0"], options)),
  },
  {
    name: "Unused code",
    beside: START,
    go: check((options) => runTool("knip", ["--no-progress"], options)),
  },
  {
    name: "Examples built",
    key: "examples",
    needs: "build",
    beside: "build",
    go: check((options) => script("install-examples.mjs", [examples], options)),
  },
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
    needs: "examples",
    go: counted(examplesReport, countPlaywright, () =>
      script("test-examples.mjs", ["--installed", examples]),
    ),
  },
];

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
await setUp({ browser: true });

const results = [];
const begun = new Map();

const begin = async (step, options) => {
  const { name, key, needs, go } = step;
  const began = performance.now();
  const lacking = results.find((result) => result.key === needs && result.failed > 0);
  const isLacking = needs !== undefined && lacking !== undefined;
  if (isLacking) console.log(`Not run: it needs the step "${lacking.name}".`);
  const counts = isLacking ? { passed: 0, failed: 1 } : await go(options);
  return { name, key, ...counts, seconds: ((performance.now() - began) / 1000).toFixed(1) };
};

/** Begins what goes on beside the others from now on. What it says is kept until it is its turn. */
const beginBeside = (moment) => {
  for (const step of steps.filter(({ beside }) => beside !== undefined && beside === moment)) {
    const said = join(reports, `${step.name}.log`);
    const output = openSync(said, "w");
    const result = begin(step, { output }).finally(() => {
      closeSync(output);
    });
    begun.set(step, { result, said });
  }
};

const finishBegun = async ({ result, said }) => {
  const finished = await result;
  process.stdout.write(readFileSync(said));
  return finished;
};

beginBeside(START);
for (const step of steps) {
  console.log(`\n== ${step.name}`);
  const isBegun = begun.has(step);
  const result = await (isBegun ? finishBegun(begun.get(step)) : begin(step));
  results.push(result);
  const { name, key, failed, seconds } = result;
  console.log(`-- ${name}: ${failed === 0 ? "ok" : "FAILED"} in ${seconds} s`);
  if (key !== undefined) beginBeside(key);
}
rmSync(examples, { recursive: true, force: true });

const sum = (what) => results.reduce((total, result) => total + result[what], 0);
console.log("");
for (const { name, passed, failed, seconds } of results) {
  console.log(
    `${name.padEnd(18)}${String(passed).padStart(6)} passed${String(failed).padStart(6)} failed${seconds.padStart(8)} s`,
  );
}
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed`);
process.exitCode = sum("failed") === 0 ? 0 : 1;
