/**
 * `npm run test:long`: the unit tests with their property suites at thousands of runs, then the end-to-end tests that
 * `npm test` runs in part. Arguments go to Vitest, and leave the others out.
 */
import { join } from "node:path";
import { root, run, runTool } from "./child.mjs";
import { setUp } from "./setup.mjs";

const named = process.argv.slice(2);
const env = { GUICHET_LONG: "1" };
const longer = ["accessibility", "gallery", "situations"].map((name) => `e2e/${name}.spec.ts`);

async function endToEnd() {
  await setUp({ browser: true });
  const targets = ["server", "demo", "gallery"];
  const built = await run(process.execPath, [join(root, "scripts/build.mjs"), ...targets]);
  if (built !== 0) return built;
  const config = ["--config", "e2e/playwright.config.ts"];
  return runTool("@playwright/test", ["test", ...config, ...longer], {
    command: "playwright",
    env,
  });
}

const unit = await runTool("vitest", ["run", ...named], { env });
process.exitCode = unit !== 0 || named.length > 0 ? unit : await endToEnd();
