import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import everyday from "../playwright.config.ts";
import { longTests } from "../long.ts";

/** What does not pass here, by the beginning of the title. */
const leftOut = [
  // Of two tabs, the one behind is inactive: nothing in it is reported as focused.
  /hosted\.spec\.ts \[T6\] says that a link is used or over/,
  // Firefox saves the file. Playwright drops the report, which has the id of neither a download nor a navigation.
  /embed-flows\.spec\.ts saves the receipt through the page/,
];

/**
 * The main journeys of component, frame and hosted page in the Firefox of the system, which is found in
 * `GUICHET_FIREFOX`. Playwright speaks WebDriver BiDi to it: its own build of Firefox is not needed.
 */
export default defineConfig({
  ...everyday,
  testDir: "..",
  testMatch: ["credentials.spec.ts", "webauth.spec.ts", "hosted.spec.ts", "embed-flows.spec.ts"],
  grepInvert: [...longTests, ...leftOut],
  outputDir: join(import.meta.dirname, "../../.cache/e2e-firefox"),
  workers: 1,
  use: {
    ...everyday.use,
    browserName: "firefox",
    channel: "moz-firefox",
    launchOptions: {
      executablePath: process.env["GUICHET_FIREFOX"] ?? "/usr/bin/firefox-esr",
      firefoxUserPrefs: {
        // The icon of a page whose policy forbids it would be reported as a violation of the policy.
        "browser.chrome.site_icons": false,
        // The driver's clicks do not arrive in a frame that has a process of its own.
        "fission.autostart": false,
      },
    },
  },
});
