import { chromium } from "@playwright/test";

/** Real browsers partition third-party storage. Playwright turns that off, and a design that leans on it would pass. */
const KEPT_ON = "ThirdPartyStoragePartitioning";

// Node refuses the browser's arguments and ends at once; Playwright's account of the launch names them all.
const launchArguments = (): Promise<string> =>
  chromium.launch({ executablePath: process.execPath }).then(
    async (browser) => {
      await browser.close();
      return "";
    },
    (error: unknown) => String(error),
  );

const readDefault = async (): Promise<string> => {
  const found = /--disable-features=\S+/.exec(await launchArguments());
  if (found === null) {
    throw new Error(`Playwright no longer names the features it disables: look for ${KEPT_ON}.`);
  }
  return found[0];
};

/**
 * Launch options that leave storage partitioning as people have it, with Playwright's other choices kept.
 *
 * Workers load the configuration again: they take what the first process found from the environment.
 */
export const storagePartitioned = async () => {
  const theirs = (process.env["GUICHET_DISABLED_FEATURES"] ??= await readDefault());
  const [flag = "", features = ""] = theirs.split("=");
  const ours = features.split(",").filter((feature) => feature !== KEPT_ON);
  return { ignoreDefaultArgs: [theirs], args: [`${flag}=${ours.join(",")}`] };
};
