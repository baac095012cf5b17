/** The examples outside of the checkout: beside the packed package, as whoever copies one has it. */
import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { npm, root } from "./child.mjs";

const source = join(root, "examples");

/** Their folders, in the order of the alphabet. */
export const exampleNames = readdirSync(source, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(source, entry.name, "package.json")))
  .map(({ name }) => name)
  .sort();

const onWindows = process.platform === "win32";
const runFile = promisify(execFile);

const mustEnd = async (what, exitCode) => {
  if ((await exitCode) !== 0) throw new Error(`${what} failed; npm says why above.`);
};

async function build(folder, name) {
  const began = performance.now();
  await runFile(onWindows ? "npm.cmd" : "npm", ["run", "build", "--if-present"], {
    cwd: join(folder, name),
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
    shell: onWindows,
    maxBuffer: 2 ** 26,
  }).catch(({ stdout, stderr }) => {
    throw new Error(`The example "${name}" could not be built.\n${stdout}\n${stderr}`);
  });
  console.log(`Built ${name} in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
}

/** Outside of the checkout, so that nothing is found there which the package does not bring itself. */
export const newFolder = () => mkdtempSync(join(tmpdir(), "guichet-examples-"));

/** Builds some of the installed examples, two at a time: most of a build keeps one core busy. */
async function buildAll(folder, names) {
  const waiting = [...names];
  const buildNext = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift())
      await build(folder, name);
  };
  await Promise.all([buildNext(), buildNext()]);
}

/**
 * Packs what is built, installs it with everything that the examples need into a new folder, and builds these examples.
 *
 * @returns the folder, with all examples in it; whoever asked removes it.
 */
export async function installExamples(names = exampleNames, folder = newFolder()) {
  try {
    const isOwn = (path) => !/[\\/](?:node_modules|dist|\.next)$/.test(path);
    cpSync(source, folder, { recursive: true, filter: isOwn });
    await mustEnd(
      "npm pack",
      npm(["pack", "--ignore-scripts", "--silent", "--pack-destination", folder]),
    );
    const [tarball] = readdirSync(folder).filter((file) => file.endsWith(".tgz"));
    await mustEnd("npm ci", npm(["ci", "--prefix", folder]));
    // Not in the lockfile: it is another file after each change.
    await mustEnd(
      "npm install",
      npm(["install", "--no-save", "--prefer-offline", "--prefix", folder, join(folder, tarball)]),
    );
    await buildAll(folder, names);
    return folder;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}
