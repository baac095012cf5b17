import { spawn } from "node:child_process";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "@playwright/test";

const root = join(import.meta.dirname, "..");
const folder = join(root, ".cache/nothing-kept");
const [password, code] = ["canary-pa55word", "canary-123456"];

/** As they are written, and as JSON and XML write them. */
const COLOURS = new RegExp(String.raw`(?:\u001b|\\u001b|&#x1b;)\[[\d;]*m`, "g");

const spec = `
import { expect, test } from "@playwright/test";
test("fails after typing", async ({ page }) => {
  await page.setContent("<label>Code <input></label>");
  await page.getByLabel("Code").fill(process.env.PASSWORD);
  await page.getByLabel("Code").pressSequentially(process.env.CODE);
  await expect(page.getByLabel("Code")).toHaveValue("another", { timeout: 100 });
});
test("fails while typing", async ({ page }) => {
  await page.setContent("<label>Code <input disabled></label>");
  await page.getByLabel("Code").fill(process.env.PASSWORD, { timeout: 100 });
});
`;
/** Writes down all that any reporter is told. */
const witness = `
import { appendFileSync } from "node:fs";
const write = (...told) => appendFileSync(new URL("told.txt", import.meta.url), told.map((one) => JSON.stringify(one)).join("\\n"));
export default class Witness {
  onStepBegin(test, result, step) { write(step.title, step.params, result.steps.map(({ title }) => title)); }
  onStepEnd(test, result, step) { write(step.title, step.error); }
  onTestEnd(test, result) { write(result.errors, result.error, result.attachments, result.steps.map(({ title, params }) => [title, params])); }
}
`;
const others = [
  ["./witness.mjs"],
  ["list"],
  ["json", { outputFile: "json.txt" }],
  ["junit", { outputFile: "junit.txt" }],
];

/** Runs tests that fail, with these reporters before all others, and gives everything that is left of them. */
async function runWith(first: readonly string[], use: unknown): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "typing.spec.mjs"), spec);
  await writeFile(join(folder, "witness.mjs"), witness);
  const config = { reporter: [...first.map((reporter) => [reporter]), ...others], use };
  await writeFile(
    join(folder, "playwright.config.mjs"),
    `export default ${JSON.stringify(config)};`,
  );
  const cli = fileURLToPath(import.meta.resolve("@playwright/test/cli"));
  const child = spawn(process.execPath, [cli, "test"], {
    cwd: folder,
    env: { ...process.env, PASSWORD: password, CODE: code, PLAYWRIGHT_NO_COPY_PROMPT: "1" },
  });
  const said: string[] = [];
  child.stdout.on("data", (chunk) => said.push(String(chunk)));
  child.stderr.on("data", (chunk) => said.push(String(chunk)));
  const exitCode = await new Promise((resolve) => child.once("close", resolve));
  expect([exitCode, said.join("")]).toEqual([1, expect.stringContaining("2 failed")]);
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(
    (entry) => entry.isFile() && !/\.mjs$/.test(entry.name),
  );
  const texts = files.map((entry) => readFile(join(entry.parentPath, entry.name), "latin1"));
  // Where two values are compared, colours stand in the middle of them.
  return [...said, ...(await Promise.all(texts))].join("\n").replace(COLOURS, "");
}

test.afterAll(() => rm(folder, { recursive: true, force: true }));

test("nothing that was typed is in what a failing run leaves behind", async ({
  browserName,
  launchOptions,
}) => {
  const use = { browserName, launchOptions, trace: "off", screenshot: "off", video: "off" };
  const reporter = fileURLToPath(import.meta.resolve("guichet/testing/nothing-kept"));
  const kept = await runWith([], use);
  expect(kept).toContain(password);
  const left = await runWith([reporter], use);
  expect(left).toContain("getByLabel('Code')");
  expect(left.match(/.{0,60}canary-.{0,20}/g)).toBeNull();
});
