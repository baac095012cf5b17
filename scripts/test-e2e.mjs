/** `npm run test:e2e`: builds what the end-to-end tests drive, and runs them; arguments go to Playwright. */
import { join } from "node:path";
import { root, run, runTool } from "./child.mjs";
import { setUp } from "./setup.mjs";

await setUp({ browser: true });
const targets = ["server", "demo", "web", "embed", "gallery"];
const built = await run(process.execPath, [join(root, "scripts/build.mjs"), ...targets]);
process.exitCode =
  built === 0
    ? await runTool(
        "@playwright/test",
        ["test", "--config", "e2e/playwright.config.ts", ...process.argv.slice(2)],
        {
          command: "playwright",
        },
      )
    : built;
