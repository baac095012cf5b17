/** Checks that the declarations the package carries are found and fit together the way its consumers resolve them. */
import { runTool } from "./child.mjs";

process.exitCode = await runTool(
  "@arethetypeswrong/cli",
  ["--pack", ".", "--profile", "esm-only", "--exclude-entrypoints", "./styles.css", "--no-emoji"],
  { command: "attw" },
);
