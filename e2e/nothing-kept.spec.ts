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
test("fails after typing, and while typing", async ({ page }) => {
  await page.setContent("<label>Code <input></label><label>Shut <input disabled></label>");
  await page.getByLabel("Code").fill(process.env.PASSWORD);
  await page.getByLabel("Code").pressSequentially(process.env.CODE);
  await expect.soft(page.getByLabel("Code")).toHaveValue("another", { timeout: 100 });
  await page.getByLabel("Shut").fill(process.env.PASSWORD, { timeout: 100 });
});
`;
/** Writes down all that a reporter is told in its place. */
const witness = `
import { appendFileSync } from "node:fs";
export default class Witness {
  constructor({ file }) { this.file = file; }
  write(...told) { appendFileSync(this.file, told.map((one) => JSON.stringify(one)).join("\\n")); }
  onStepBegin(test, result, step) { this.write(step.title, step.params, result.steps.map(({ title }) => title)); }
  onStepEnd(test, result, step) { this.write(step.title, step.error); }
  onTestEnd(test, result) { this.write(result.errors, result.error, result.attachments, result.steps.map(({ title, params }) => [title, params])); }
}
`;

/** Runs a test that fails, with a witness before our reporter and all others after it. */
async function run(use: unknown): Promise<{ readonly before: string; readonly after: string }> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const witnessAt = (file: string) => ["./witness.mjs", { file: join(folder, file) }];
  const config = {
    reporter: [
      witnessAt("before.txt"),
      [fileURLToPath(import.meta.resolve("guichet/testing/nothing-kept"))],
      witnessAt("after.txt"),
      ["list"],
      ["json", { outputFile: "json.txt" }],
      ["junit", { outputFile: "junit.txt" }],
    ],
    use,
  };
  await writeFile(join(folder, "typing.spec.mjs"), spec);
  await writeFile(join(folder, "witness.mjs"), witness);
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
  expect([exitCode, said.join("")]).toEqual([1, expect.stringContaining("1 failed")]);
  const left = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = left
    .filter((entry) => entry.isFile() && !/^before\.txt$|\.mjs$/.test(entry.name))
    .map((entry) => readFile(join(entry.parentPath, entry.name), "latin1"));
  // Where two values are compared, colours stand in the middle of them.
  return {
    before: await readFile(join(folder, "before.txt"), "utf8"),
    after: [...said, ...(await Promise.all(texts))].join("\n").replace(COLOURS, ""),
  };
}

test.afterAll(() => rm(folder, { recursive: true, force: true }));

// A browser of its own, on a machine that is busy with others.
test.slow();

test("nothing that was typed is in what a failing run leaves behind", async ({
  browserName,
  launchOptions,
}) => {
  const use = { browserName, launchOptions, trace: "off", screenshot: "off", video: "off" };
  const { before, after } = await run(use);
  expect(before).toContain(password);
  expect(after).toContain("getByLabel('Shut')");
  expect(after.match(/.{0,60}canary-.{0,20}/g)).toBeNull();
});
