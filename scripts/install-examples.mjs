/** Packs what is built, and installs and builds the examples beside it: `node scripts/install-examples.mjs <empty folder>`. */
import { exampleNames, installExamples } from "./examples.mjs";

try {
  await installExamples(exampleNames, process.argv[2]);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
