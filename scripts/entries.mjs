/** What the package opens to the world: the name of each built file, and the source it is built from. */
import { join } from "node:path";
import { root } from "./child.mjs";

const inSource = (entries) =>
  Object.fromEntries(
    Object.entries(entries).map(([name, path]) => [name, join(root, "src", path)]),
  );

export const browserEntries = inSource({
  guichet: "surfaces/component/index.ts",
  core: "core/index.ts",
  protocol: "protocol/index.ts",
  loader: "surfaces/loader/index.ts",
  element: "surfaces/element/index.ts",
});

export const serverEntries = inSource({
  proxy: "proxy/core/index.ts",
  "proxy-node": "proxy/node/index.ts",
  sandbox: "sandbox/index.ts",
  testing: "testing-kit/index.ts",
  "testing-nothing-kept": "testing-kit/nothing-kept.reporter.ts",
  "cli/guichet": "cli/guichet.ts",
});
