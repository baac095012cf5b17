/** The main journeys in browsers other than Chromium, which come from the system's packages. */
import { existsSync } from "node:fs";
import { commandOf, run } from "./child.mjs";

const engines = [
  {
    name: "Firefox",
    needs: [process.env.GUICHET_FIREFOX || "/usr/bin/firefox-esr"],
    install: "apt-get install firefox-esr, or GUICHET_FIREFOX=/path/to/firefox",
    config: "e2e/engines/firefox.config.ts",
  },
  {
    name: "WebKit",
    needs: ["/usr/bin/WebKitWebDriver", "/usr/bin/xvfb-run", "/usr/bin/openssl"],
    install: "apt-get install webkit2gtk-driver xvfb openssl",
    config: "e2e/engines/webkit.config.ts",
    // Its windows need a display.
    within: ["xvfb-run", "-a"],
  },
];

const test = ({ name, needs, install, config, within = [] }) => {
  const missing = needs.filter((path) => !existsSync(path));
  if (missing.length === 0) {
    const playwright = commandOf("@playwright/test", "playwright");
    const [command, ...args] = [
      ...within,
      process.execPath,
      playwright,
      "test",
      "--config",
      config,
    ];
    return run(command, args);
  }
  console.error(`${name} failed: there is no ${missing.join(" and no ")}. To have it: ${install}`);
  return 1;
};

/**
 * Runs every engine one after the other; needs what `test-e2e.mjs` builds.
 *
 * @returns 0 when all of them passed. One that is not installed has failed.
 */
export const testEngines = async () => {
  let worst = 0;
  for (const engine of engines) worst = Math.max(worst, await test(engine));
  return worst;
};
