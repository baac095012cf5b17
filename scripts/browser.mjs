/** Finds a Chromium for the end-to-end tests, and gets one only when there is none. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run, runTool } from "./child.mjs";

const names = ["google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "chrome"];

const places = {
  linux: (env) =>
    [...(env.PATH ?? "").split(delimiter), "/usr/bin", "/usr/local/bin", "/snap/bin"]
      .filter((folder) => folder !== "")
      .flatMap((folder) => names.map((name) => join(folder, name))),
  darwin: (env) =>
    ["/Applications", join(env.HOME ?? "/", "Applications")].flatMap((folder) =>
      ["Google Chrome", "Chromium"].map((name) =>
        join(folder, `${name}.app/Contents/MacOS/${name}`),
      ),
    ),
  win32: (env) =>
    [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        join(folder, "Google/Chrome/Application/chrome.exe"),
        join(folder, "Chromium/Application/chrome.exe"),
      ]),
};

/** Where a Chrome or Chromium usually lies on this operating system, best first. */
export const usualPlaces = (platform, env) => (places[platform] ?? places.linux)(env);

// A file of that name may be a stub that only tells how to install one, or lack a library: it has to answer.
const answers = async (path) =>
  existsSync(path) &&
  (process.platform === "win32" ||
    (await run(path, ["--version"], { quiet: true, timeoutMs: 20_000 })) === 0);

const firstThatAnswers = async (paths) => {
  for (const path of paths) if (await answers(path)) return path;
  return undefined;
};

const installed = () => firstThatAnswers(usualPlaces(process.platform, process.env));

const playwrightsOwn = async () => {
  const { chromium } = await import("@playwright/test");
  return firstThatAnswers([chromium.executablePath()]);
};

const downloaded = async () => {
  console.log("No Chrome or Chromium found: downloading the one Playwright brings.");
  await runTool("playwright", ["install", "chromium"], { timeoutMs: 180_000 });
  return playwrightsOwn();
};

const asRoot = async () => {
  if (process.getuid?.() === 0) return [];
  const withoutPassword =
    (await run("sudo", ["-n", "true"], { quiet: true, timeoutMs: 10_000 })) === 0;
  return withoutPassword ? ["sudo", "-n"] : undefined;
};

const has = async (command) =>
  (await run(command, ["--version"], { quiet: true, timeoutMs: 20_000 })) === 0;

const fromSystemPackages = async () => {
  const inTime = { timeoutMs: 300_000, env: { DEBIAN_FRONTEND: "noninteractive" } };
  if (await has("brew")) {
    await run("brew", ["install", "--cask", "chromium"], inTime);
    return installed();
  }
  const prefix = await asRoot();
  if (prefix === undefined) return undefined;
  const install = (...command) => {
    const [first, ...rest] = [...prefix, ...command];
    console.log(`Installing Chromium: ${command.join(" ")}`);
    return run(first, rest, inTime);
  };
  if (await has("apt-get")) {
    await install("apt-get", "update");
    await install("apt-get", "install", "-y", "--no-install-recommends", "chromium");
  } else if (await has("dnf")) {
    await install("dnf", "install", "-y", "chromium");
  }
  return installed();
};

/**
 * Finds a browser: the one named in `GUICHET_BROWSER`, an installed one, Playwright's own, then the system's packages.
 *
 * @returns its path, or undefined when there is none and none could be had.
 * @throws when `GUICHET_BROWSER` names a file that does not exist.
 */
export const findBrowser = async () => {
  const named = process.env.GUICHET_BROWSER;
  if (named) {
    if (!existsSync(named))
      throw new Error(`GUICHET_BROWSER names ${named}, which does not exist.`);
    return named;
  }
  for (const find of [installed, playwrightsOwn, downloaded, fromSystemPackages]) {
    const path = await find();
    if (path !== undefined) return path;
  }
  return undefined;
};
