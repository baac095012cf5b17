/** Gets a bare machine ready: Node.js checked, packages installed from the lockfile, a browser at hand for the tests. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findBrowser } from "./browser.mjs";
import { npm, root } from "./child.mjs";
import { isInstalled } from "./installed.mjs";
import { whyNotNode } from "./node-version.mjs";

const readJson = (path) => {
  const file = join(root, path);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
};

const giveUp = (message) => {
  console.error(message);
  process.exit(1);
};

const installPackages = async () => {
  if (isInstalled(readJson("package-lock.json"), readJson("node_modules/.package-lock.json")))
    return;
  console.log("Installing packages from package-lock.json (npm ci).");
  if ((await npm(["ci"])) !== 0) giveUp("The packages could not be installed; npm says why above.");
};

/** Makes this checkout ready to run; with `browser`, sets `GUICHET_BROWSER` for everything started from here. */
export const setUp = async ({ browser = false } = {}) => {
  const reason = whyNotNode(process.version);
  if (reason !== undefined) giveUp(reason);
  await installPackages();
  if (!browser) return;
  const path = await findBrowser().catch((error) => giveUp(error.message));
  if (path === undefined) {
    console.error(
      "No Chrome or Chromium was found and none could be installed: the end-to-end tests will fail. " +
        "Install one, or name it: GUICHET_BROWSER=/path/to/chrome npm test",
    );
    return;
  }
  console.log(`Browser for the end-to-end tests: ${path}`);
  process.env.GUICHET_BROWSER = path;
};
