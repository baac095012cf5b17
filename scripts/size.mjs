/**
 * Measures what a page downloads for the first screen, gzipped, and fails above the budget.
 *
 * Budgets hold everything reached without a dynamic import, and the first screen's texts, which come by one: those of
 * the longest language.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { root } from "./child.mjs";
import { LOADER_BUDGET } from "./embed.mjs";
import { neededAtOnce } from "./needed-at-once.mjs";

const kB = 1000;
const dist = join(root, "dist");
const gzipped = (content) => gzipSync(content, { level: 9 }).length;
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const textsOfALanguage = /src\/i18n\/compiled\/\w+-first\.ts$/;

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

/** Bytes reached from the entry, and bytes that the longest language adds. */
const firstScreen = ({ entry, languages, importsOf, bytesOf }) => {
  const bytesFrom = (...start) => sum(reachedFrom(start, importsOf).map(bytesOf));
  const atOnce = bytesFrom(entry);
  const texts = languages.map((language) => bytesFrom(entry, language) - atOnce);
  return { atOnce, texts: Math.max(0, ...texts) };
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
        output: { codeSplitting: neededAtOnce },
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

/** A page as it was built: its scripts, with or without its styles, and the document itself. */
const builtPage = (name, stylesToo) => {
  const folder = join(dist, name);
  const manifest = JSON.parse(readFileSync(join(folder, ".vite/manifest.json"), "utf8"));
  const fileBytes = (file) => gzipped(readFileSync(join(folder, file)));
  const { atOnce, texts } = firstScreen({
    entry: "index.html",
    languages: Object.keys(manifest).filter((key) => textsOfALanguage.test(key)),
    importsOf: (key) => manifest[key].imports ?? [],
    bytesOf: (key) =>
      sum([manifest[key].file, ...(stylesToo ? (manifest[key].css ?? []) : [])].map(fileBytes)),
  });
  return { atOnce, texts, page: fileBytes("index.html") };
};

const ofComponent = await component();
const ofDemo = builtPage("demo", true);
const ofHosted = builtPage("web", false);
const measures = [
  { what: "component, JavaScript", bytes: ofComponent.atOnce + ofComponent.texts, budget: 40 * kB },
  { what: "  of it, texts", bytes: ofComponent.texts },
  { what: "  its CSS", bytes: gzipped(readFileSync(join(dist, "styles.css"))) },
  {
    what: "loader of the script tag",
    bytes: gzipped(readFileSync(join(dist, "embed/v1.js"))),
    budget: LOADER_BUDGET,
  },
  {
    what: "hosted page, JavaScript",
    bytes: ofHosted.atOnce + ofHosted.texts,
    budget: 110 * kB,
  },
  {
    what: "demo, whole first load",
    bytes: ofDemo.page + ofDemo.atOnce + ofDemo.texts,
    budget: 115 * kB,
  },
  { what: "  of it, texts", bytes: ofDemo.texts },
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
