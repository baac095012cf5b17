/** Measures what a page downloads, gzipped, and fails above the budget. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import { root } from "./child.mjs";

const kB = 1000;
const dist = join(root, "dist");
const gzipped = (content) => gzipSync(content, { level: 9 }).length;
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/** The files reached from an entry of a Vite manifest without waiting for a dynamic import. */
const firstLoad = (manifest, entry) => {
  const seen = new Set();
  const visit = (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    manifest[key].imports?.forEach(visit);
  };
  visit(entry);
  const chunks = [...seen].map((key) => manifest[key]);
  return { js: chunks.map(({ file }) => file), css: chunks.flatMap(({ css = [] }) => css) };
};

/** The component as an application bundles it: with its dependencies, without the React the application has. */
const component = async () => {
  const { output } = await build({
    configFile: false,
    root,
    logLevel: "error",
    publicDir: false,
    build: {
      write: false,
      target: "es2022",
      minify: true,
      rolldownOptions: {
        input: join(dist, "guichet.js"),
        preserveEntrySignatures: "strict",
        external: /^react(-dom)?(\/|$)/,
      },
    },
  });
  const chunks = new Map(output.map((file) => [file.fileName, file]));
  const reached = new Set();
  const visit = (name) => {
    if (reached.has(name) || !chunks.has(name)) return;
    reached.add(name);
    chunks.get(name).imports.forEach(visit);
  };
  visit(output.find(({ isEntry }) => isEntry).fileName);
  return sum([...reached].map((name) => gzipped(chunks.get(name).code)));
};

const demo = () => {
  const manifest = JSON.parse(readFileSync(join(dist, "demo/.vite/manifest.json"), "utf8"));
  const { js, css } = firstLoad(manifest, "index.html");
  return sum(
    ["index.html", ...js, ...css].map((file) => gzipped(readFileSync(join(dist, "demo", file)))),
  );
};

const measures = [
  { what: "component, JavaScript", bytes: await component(), budget: 40 * kB },
  { what: "component, CSS", bytes: gzipped(readFileSync(join(dist, "styles.css"))) },
  { what: "demo, whole first load", bytes: demo(), budget: 115 * kB },
];

const inKB = (bytes) => `${(bytes / kB).toFixed(1)} kB`;
for (const { what, bytes, budget } of measures) {
  const verdict =
    budget === undefined ? "" : `of ${inKB(budget)}${bytes > budget ? "  OVER BUDGET" : ""}`;
  console.log(`${what.padEnd(26)}${inKB(bytes).padStart(10)} ${verdict}`);
}
if (measures.some(({ bytes, budget }) => budget !== undefined && bytes > budget))
  process.exitCode = 1;
