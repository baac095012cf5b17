/**
 * Measures what a page downloads before the first screen can be used, gzipped, and fails above the budget.
 *
 * That is every chunk reached without a dynamic import, and the texts of one language (the longest), which come by a
 * dynamic import but are needed at once.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { root } from "./child.mjs";

const kB = 1000;
const dist = join(root, "dist");
const gzipped = (content) => gzipSync(content, { level: 9 }).length;
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const textsOfALanguage = /src\/i18n\/compiled\/[\w-]+\.ts$/;

/** Everything reached from `start`, given what each thing leads to at once. */
const reachedFrom = (start, importsOf) => {
  const reached = new Set();
  const visit = (name) => {
    if (reached.has(name)) return;
    reached.add(name);
    importsOf(name).forEach(visit);
  };
  start.forEach(visit);
  return [...reached];
};

/** Bytes before the first screen: from the entry, and from the language that costs most. */
const firstScreen = ({ entry, languages, importsOf, bytesOf }) => {
  const withLanguage = (language) => sum(reachedFrom([entry, ...language], importsOf).map(bytesOf));
  return Math.max(withLanguage([]), ...languages.map((language) => withLanguage([language])));
};

/** The component as an application bundles it: with its dependencies, without the React the application has. */
const component = async () => {
  const { output } = await build({
    configFile: join(root, "vite.config.ts"),
    root,
    logLevel: "error",
    publicDir: false,
    build: {
      write: false,
      target: "es2022",
      minify: true,
      rolldownOptions: {
        input: join(root, "src/surfaces/component/index.ts"),
        preserveEntrySignatures: "strict",
        external: /^react(-dom)?(\/|$)/,
      },
    },
  });
  const chunks = new Map(
    output.filter(({ type }) => type === "chunk").map((chunk) => [chunk.fileName, chunk]),
  );
  const named = [...chunks.values()];
  return firstScreen({
    entry: named.find(({ isEntry }) => isEntry).fileName,
    languages: named
      .filter(({ moduleIds }) => moduleIds.some((id) => textsOfALanguage.test(id)))
      .map(({ fileName }) => fileName),
    importsOf: (name) => chunks.get(name).imports.filter((imported) => chunks.has(imported)),
    bytesOf: (name) => gzipped(chunks.get(name).code),
  });
};

/** The demo as it was built: scripts, styles and the page itself. */
const demo = () => {
  const folder = join(dist, "demo");
  const manifest = JSON.parse(readFileSync(join(folder, ".vite/manifest.json"), "utf8"));
  const fileBytes = (file) => gzipped(readFileSync(join(folder, file)));
  return (
    fileBytes("index.html") +
    firstScreen({
      entry: "index.html",
      languages: Object.keys(manifest).filter((key) => textsOfALanguage.test(key)),
      importsOf: (key) => manifest[key].imports ?? [],
      bytesOf: (key) => sum([manifest[key].file, ...(manifest[key].css ?? [])].map(fileBytes)),
    })
  );
};

const measures = [
  { what: "component, JavaScript", bytes: await component(), budget: 40 * kB },
  { what: "component, CSS", bytes: gzipped(readFileSync(join(dist, "styles.css"))) },
  { what: "demo, whole first load", bytes: demo(), budget: 115 * kB },
];

const inKB = (bytes) => `${(bytes / kB).toFixed(1)} kB`;
const isOver = ({ bytes, budget }) => budget !== undefined && bytes > budget;
for (const measure of measures) {
  const { what, bytes, budget } = measure;
  const verdict =
    budget === undefined ? "" : `of ${inKB(budget)}${isOver(measure) ? "  OVER BUDGET" : ""}`;
  console.log(`${what.padEnd(26)}${inKB(bytes).padStart(10)} ${verdict}`);
}
if (measures.some(isOver)) process.exitCode = 1;
