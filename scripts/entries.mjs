/** What the package opens to the world: the name of each built file, and the source it is built from. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./child.mjs";

const browser = {
  guichet: "src/surfaces/component/index.ts",
  core: "src/core/index.ts",
  protocol: "src/protocol/index.ts",
};

const server = {
  proxy: "src/proxy/core/index.ts",
  "proxy-node": "src/proxy/node/index.ts",
  sandbox: "src/sandbox/index.ts",
  "cli/guichet": "src/cli/guichet.ts",
};

/** Entries still being written: the build passes over them while they do not exist. This list only ever gets shorter. */
const awaited = ["core"];

const there = (entries) =>
  Object.fromEntries(
    Object.entries(entries)
      .map(([name, path]) => [name, join(root, path)])
      .filter(([name, path]) => existsSync(path) || !awaited.includes(name)),
  );

export const browserEntries = there(browser);
export const serverEntries = there(server);

/** The names of the entries that are awaited and not there yet. */
export const missingEntries = Object.keys({ ...browser, ...server }).filter(
  (name) => !(name in browserEntries) && !(name in serverEntries),
);
