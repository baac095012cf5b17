/**
 * `npm run example -- NAME`: builds the package, installs it beside one of the examples as its users have it, and runs
 * that example over the sandbox until Ctrl-C.
 */
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./child.mjs";
import { exampleNames, installExamples } from "./examples.mjs";
import { setUp } from "./setup.mjs";

const [name] = process.argv.slice(2);
if (!exampleNames.includes(name)) {
  console.error(`Say which example: npm run example -- ${exampleNames.join(" | ")}`);
  process.exit(1);
}

await setUp();
const targets = ["types", "browser", "server", "web", "embed"];
if ((await run(process.execPath, [join(root, "scripts/build.mjs"), ...targets])) !== 0)
  process.exit(1);

const folder = await installExamples([name]).catch((error) => {
  console.error(error.message);
  process.exit(1);
});
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

// Each leads a group of its own: npm starts a shell, which starts what is meant.
const onWindows = process.platform === "win32";
const children = ["sandbox", "start"].map((script) =>
  spawn("npm", ["run", script], {
    cwd: join(folder, name),
    stdio: "inherit",
    shell: onWindows,
    detached: !onWindows,
  }),
);
const stop = () => {
  for (const child of children) {
    try {
      if (onWindows) child.kill();
      else process.kill(-child.pid, "SIGTERM");
    } catch {
      // It has ended already.
    }
  }
};
process.once("SIGINT", stop).once("SIGTERM", stop);
for (const child of children) child.once("exit", stop);
