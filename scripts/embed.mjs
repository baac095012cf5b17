/**
 * Builds the script tag's loader: `v1.js`, which moves with its major version, an immutable copy named after the
 * version of the package, and the hash that a page may pin the copy to.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { root } from "./child.mjs";

/** The version of the words between loader and frame; it is in the name of the moving file. */
const MAJOR = "v1";

/** Bytes, gzipped. A page loads it before anyone wants to connect a bank. */
export const LOADER_BUDGET = 5_000;

/** The loader as one classic script. */
const bundleLoader = async () => {
  const { output } = await build({
    configFile: join(root, "vite.config.ts"),
    root,
    publicDir: false,
    logLevel: "warn",
    build: {
      write: false,
      target: "es2022",
      minify: true,
      modulePreload: false,
      rolldownOptions: {
        input: join(root, "src/surfaces/loader/script.ts"),
        output: { format: "iife", codeSplitting: false },
      },
    },
  });
  const [script] = output;
  if (output.length !== 1) throw new Error("The loader must be one file.");
  return script.code;
};

export const buildEmbed = async () => {
  const code = await bundleLoader();
  const bytes = gzipSync(code, { level: 9 }).length;
  if (bytes > LOADER_BUDGET)
    throw new Error(`The loader takes ${bytes} bytes of ${LOADER_BUDGET}.`);
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const folder = join(root, "dist/embed");
  const pinned = `v${version}.js`;
  const integrity = `sha384-${createHash("sha384").update(code).digest("base64")}`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of [`${MAJOR}.js`, pinned]) writeFileSync(join(folder, name), code);
  writeFileSync(
    join(folder, "integrity.json"),
    `${JSON.stringify({ [pinned]: integrity }, null, 2)}\n`,
  );
  console.log(`${pinned}  ${integrity}`);
};
