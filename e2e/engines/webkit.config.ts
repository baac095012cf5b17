import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import everyday from "../playwright.config.ts";

const driver = "WebKitWebDriver --port=4413";

/**
 * The main journeys in the WebKit of the system, on the display that is given. It is driven by WebDriver: Playwright
 * runs the tests, and starts no browser.
 */
export default defineConfig({
  ...everyday,
  testDir: ".",
  testIgnore: [],
  testMatch: "webkit.spec.ts",
  outputDir: join(import.meta.dirname, "../../.cache/e2e-webkit"),
  workers: 1,
  webServer: [
    ...[everyday.webServer ?? []].flat(),
    { command: driver, url: "http://127.0.0.1:4413/status", reuseExistingServer: false },
  ],
});
