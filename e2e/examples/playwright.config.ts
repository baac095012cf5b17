import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { storagePartitioned } from "../disabled-features.ts";
import { examples, sandboxPort } from "./examples.ts";

const root = join(import.meta.dirname, "../..");
const browser = process.env["GUICHET_BROWSER"];
const asRoot = process.getuid?.() === 0;
// Nothing that was typed into a form may outlive the test.
process.env["PLAYWRIGHT_NO_COPY_PROMPT"] = "1";

// Where `scripts/examples.mjs` installed the package and built the examples.
const installed = process.env["GUICHET_EXAMPLES"];
if (installed === undefined) throw new Error("Start this with `npm run test:examples`.");

const partitioned = await storagePartitioned();

const served = {
  reuseExistingServer: false,
  timeout: 300_000,
  // The standalone server waits for its balancers first: there are none here.
  gracefulShutdown: { signal: "SIGTERM", timeout: 1_000 },
} as const;

export default defineConfig({
  testDir: ".",
  outputDir: join(root, ".cache/examples"),
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 3,
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: [
    [fileURLToPath(import.meta.resolve("guichet/testing/nothing-kept"))],
    ["list"],
    [
      "json",
      {
        outputFile:
          process.env["PLAYWRIGHT_JSON_OUTPUT_FILE"] ?? join(root, ".cache/reports/examples.json"),
      },
    ],
  ],
  use: {
    browserName: "chromium",
    trace: "off",
    screenshot: "off",
    video: "off",
    launchOptions: {
      ...(browser !== undefined && { executablePath: browser }),
      ignoreDefaultArgs: partitioned.ignoreDefaultArgs,
      args: [
        ...partitioned.args,
        ...(asRoot ? ["--no-sandbox"] : []),
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  webServer: [
    {
      command: `node node_modules/guichet/dist/cli/guichet.js sandbox --port ${sandboxPort}`,
      cwd: installed,
      port: sandboxPort,
      ...served,
    },
    ...examples.map(({ folder, port, env }) => ({
      command: "npm start",
      cwd: join(installed, folder),
      port,
      env,
      ...served,
    })),
  ],
});
