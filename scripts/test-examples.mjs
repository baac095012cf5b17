/**
 * `npm run test:examples`: builds the package, packs it, installs the examples beside it, builds them and drives them in
 * a browser; arguments go to Playwright. `--installed <folder>` first takes what `install-examples.mjs` left there.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { root, run, runTool } from "./child.mjs";
import { installExamples } from "./examples.mjs";
import { setUp } from "./setup.mjs";

const [first, ...rest] = process.argv.slice(2);
const isInstalled = first === "--installed";
const args = isInstalled ? rest.slice(1) : process.argv.slice(2);

await setUp({ browser: true });
const build = () =>
  run(process.execPath, [
    join(root, "scripts/build.mjs"),
    ...["types", "browser", "server", "web", "embed"],
  ]);
if (!isInstalled && (await build()) !== 0) process.exit(1);

let folder = isInstalled ? rest[0] : undefined;
try {
  folder ??= await installExamples();
  process.exitCode = await runTool(
    "@playwright/test",
    ["test", "--config", "e2e/examples/playwright.config.ts", ...args],
    { command: "playwright", env: { GUICHET_EXAMPLES: folder } },
  );
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
