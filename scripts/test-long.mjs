/**
 * `npm run test:long`: the unit tests with their property suites at thousands of runs, then every end-to-end test, of
 * which `npm test` runs one of each kind, then the main journeys in other browsers. Arguments go to Vitest, and leave
 * the others out.
 */
import { join } from "node:path";
import { root, run, runTool } from "./child.mjs";
import { testEngines } from "./engines.mjs";

const named = process.argv.slice(2);
const env = { GUICHET_LONG: "1" };

const unit = await runTool("vitest", ["run", ...named], { env });
const everyEndToEnd = () => run(process.execPath, [join(root, "scripts/test-e2e.mjs")], { env });
process.exitCode =
  unit !== 0 || named.length > 0 ? unit : (await everyEndToEnd()) || (await testEngines());
