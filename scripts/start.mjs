/** `npm start`: sets up, builds the demo and serves it. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root, run } from "./child.mjs";
import { setUp } from "./setup.mjs";

await setUp();

console.log("Building the demo.");
const built = await run(process.execPath, [join(root, "scripts/build.mjs"), "server", "demo"]);
if (built !== 0) process.exit(built);

// The command runs in this very process: Ctrl-C and every other signal reach it directly.
const command = join(root, "dist/cli/guichet.js");
process.argv = [process.execPath, command, "demo", ...process.argv.slice(2)];
await import(pathToFileURL(command).href);
