import { defineConfig } from "@playwright/test";
import everyday from "../playwright.config.ts";

/**
 * The main journeys of component, frame and hosted page in the Firefox of the system, which is found in
 * `GUICHET_FIREFOX`. Playwright speaks WebDriver BiDi to it: its own build of Firefox is not needed.
 */
export default defineConfig({
  ...everyday,
  testDir: "..",
  workers: 1,
  use: {
    ...everyday.use,
    browserName: "firefox",
    channel: "moz-firefox",
    launchOptions: {
      executablePath: process.env["GUICHET_FIREFOX"] ?? "/usr/bin/firefox-esr",
    },
  },
});
