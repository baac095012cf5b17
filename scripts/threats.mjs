/** Lists anew which tests hold each row of the threat table: `npm run docs:threats`. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format, resolveConfig } from "prettier";
import { root } from "./child.mjs";
import { threatTests, withThreatTests } from "./docs/threat-tests.mjs";

const path = join(root, "docs/security.md");
const page = withThreatTests(readFileSync(path, "utf8"), threatTests(root));
writeFileSync(path, await format(page, { ...(await resolveConfig(path)), filepath: path }));
