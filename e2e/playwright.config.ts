import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import { storagePartitioned } from "./disabled-features.ts";
import { isLong, longTests } from "./long.ts";

const root = join(import.meta.dirname, "..");
const browser = process.env["GUICHET_BROWSER"];
const asRoot = process.getuid?.() === 0;
// On failure Playwright writes down the page, with what was typed into it. What is typed into the forms must not
// outlive the test: nothing of the page is kept, here and under `use`.
process.env["PLAYWRIGHT_NO_COPY_PROMPT"] = "1";

const partitioned = await storagePartitioned();

const served = {
  reuseExistingServer: false,
  timeout: 300_000,
  gracefulShutdown: { signal: "SIGTERM", timeout: 5_000 },
} as const;

export default defineConfig({
  testDir: ".",
  // The examples run over the packed package: npm run test:examples. Other engines: npm run test:long.
  testIgnore: ["examples/**", "**/e2e/engines/**"],
  outputDir: join(root, ".cache/e2e"),
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // They wait as much as they work: four keep two processors busy.
  workers: 4,
  grepInvert: isLong ? [] : longTests,
  // Nothing is proven by a limit of time: these only end what hangs, however busy the machine is with other things.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  reporter: [
    [fileURLToPath(import.meta.resolve("guichet/testing/nothing-kept"))],
    ["list"],
    [
      "json",
      {
        outputFile:
          process.env["PLAYWRIGHT_JSON_OUTPUT_FILE"] ?? join(root, ".cache/reports/e2e.json"),
      },
    ],
  ],
  use: {
    baseURL: "http://localhost:4410",
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
        "--disable-quic",
        "--no-first-run",
        // As in a private window: a frame of another site has no cookies but its partition's.
        "--test-third-party-cookie-phaseout",
      ],
    },
  },
  webServer: [
    {
      command: "node dist/cli/guichet.js demo --port 4410 --sandbox-port 4411",
      cwd: root,
      url: "http://localhost:4410/",
      ...served,
    },
    {
      command: "node scripts/serve-gallery.mjs 4412",
      cwd: root,
      url: "http://localhost:4412/",
      ...served,
    },
  ],
});
