/** `npm run test:long`: the unit tests with their property suites at thousands of runs. */
import { runTool } from "./child.mjs";

process.exitCode = await runTool("vitest", ["run", ...process.argv.slice(2)], {
  env: { GUICHET_LONG: "1" },
});
