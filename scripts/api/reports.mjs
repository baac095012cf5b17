/**
 * The API reports: for each subpath of the package, the names that it exports with their signatures, in `docs/api`.
 *
 * `npm run api` writes them; with `--check` they are compared with what the sources say, as `npm test` does. Both read the
 * declarations that `tsc -b` has written.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CompilerState, Extractor, ExtractorConfig } from "@microsoft/api-extractor";
import { root } from "../child.mjs";

const kept = join(root, "docs/api");
const made = join(root, ".cache/api");
const manifest = join(root, "package.json");

const { exports } = JSON.parse(readFileSync(manifest, "utf8"));
const entries = Object.entries(exports)
  .filter(([subpath, { types }]) => types !== undefined && !subpath.endsWith(".css"))
  .map(([subpath, { types }]) => ({
    name: subpath === "." ? "guichet" : subpath.slice(2).replaceAll("/", "-"),
    declarations: join(root, types),
  }));

const compilerOptions = {
  target: "ES2022",
  lib: ["ES2023", "DOM", "DOM.Iterable"],
  module: "preserve",
  moduleResolution: "bundler",
  strict: true,
  exactOptionalPropertyTypes: true,
  types: ["node"],
  skipLibCheck: true,
};

const configOf = ({ name, declarations }) =>
  ExtractorConfig.prepare({
    configObjectFullPath: join(root, "api-extractor.json"),
    packageJsonFullPath: manifest,
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: declarations,
      newlineKind: "lf",
      compiler: {
        overrideTsconfig: {
          compilerOptions,
          files: entries.map((entry) => entry.declarations),
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: made,
        reportTempFolder: join(made, "temp"),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: "error" } },
        // Types that signatures use and the entry does not export, and what a docstring leaves out, are not refused.
        extractorMessageReporting: { default: { logLevel: "none" } },
        tsdocMessageReporting: { default: { logLevel: "none" } },
      },
    },
  });

rmSync(made, { recursive: true, force: true });
mkdirSync(made, { recursive: true });
mkdirSync(kept, { recursive: true });

const configs = entries.map(configOf);
// One program for all entries: most of the time is spent on reading the declarations of libraries.
const compilerState = CompilerState.create(configs[0], {
  additionalEntryPoints: configs.map(({ mainEntryPointFilePath }) => mainEntryPointFilePath),
});
for (const config of configs) {
  const { succeeded } = Extractor.invoke(config, {
    localBuild: true,
    compilerState,
    messageCallback: (message) => {
      // What was kept is compared below, all entries at once.
      message.handled = message.logLevel !== "error";
    },
  });
  if (!succeeded) throw new Error(`The declarations of ${config.reportFilePath} do not hold.`);
}

const names = entries.map(({ name }) => `${name}.api.md`);
const read = (folder, name) => {
  const path = join(folder, name);
  return existsSync(path) ? readFileSync(path, "utf8") : null;
};
const changed = names.filter((name) => read(kept, name) !== read(made, name));
const leftOver = readdirSync(kept).filter(
  (name) => name.endsWith(".api.md") && !names.includes(name),
);

if (process.argv.includes("--check")) {
  for (const name of [...changed, ...leftOver])
    console.error(`docs/api/${name} is not what the package exports.`);
  if (changed.length + leftOver.length > 0) {
    console.error("Run `npm run api`, look at what changed for integrators, and commit it.");
    process.exitCode = 1;
  }
} else {
  for (const name of changed) writeFileSync(join(kept, name), read(made, name));
  for (const name of leftOver) rmSync(join(kept, name));
}
