/**
 * Builds the package: `node scripts/build.mjs [types] [browser] [server] [demo] [web] [embed] [gallery]`, everything when nothing is named.
 *
 * Library builds bundle our own files and leave every package an import, so that an application has one React and one
 * copy of each; the demo is an application and bundles all it needs.
 */
import { chmodSync, existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { root, runTool } from "./child.mjs";
import { buildEmbed } from "./embed.mjs";
import { neededAtOnce, neededByPages } from "./needed-at-once.mjs";
import { browserEntries, serverEntries } from "./entries.mjs";

const dist = join(root, "dist");
const isPackage = (id) => !id.startsWith(".") && !/^([a-z]:)?[\\/]/i.test(id);

const library = (name, options) =>
  build({
    configFile: join(root, "vite.config.ts"),
    root,
    publicDir: false,
    logLevel: "warn",
    build: {
      outDir: dist,
      emptyOutDir: false,
      target: "es2022",
      minify: false,
      ...options,
      rolldownOptions: {
        ...options.rolldownOptions,
        external: isPackage,
        output: {
          format: "es",
          entryFileNames: "[name].js",
          chunkFileNames: `chunks/${name}/[name]-[hash].js`,
          assetFileNames: "[name][extname]",
          // Hooks run in the browser: bundlers that know server components have to be told so at the entry.
          banner: ({ name }) => (name === "guichet" ? '"use client";' : ""),
        },
      },
    },
  });

// The stylesheet of the demo is built from the same modules as its components: the import has nothing to add.
const stylesComeWithTheModules = {
  name: "guichet:styles",
  enforce: "pre",
  resolveId: (id) => (id === "guichet/styles.css" ? "\0guichet-styles.css" : undefined),
  load: (id) => (id === "\0guichet-styles.css" ? "" : undefined),
};

// The proxy runs in the page of the gallery, over the sandbox: what opens sockets in Node has no place there.
const noSockets = {
  name: "guichet:no-sockets",
  enforce: "pre",
  resolveId: (id) => (id === "undici" ? "\0guichet-no-sockets" : undefined),
  load: (id) =>
    id === "\0guichet-no-sockets"
      ? "export const errors = {}, buildConnector = () => {}; export class Pool {}"
      : undefined,
};

const targets = {
  types: async () => {
    const exitCode = await runTool("typescript", ["-b"], { command: "tsc" });
    if (exitCode !== 0) throw new Error("The types do not hold.");
  },

  browser: () =>
    library("browser", {
      lib: { entry: browserEntries, formats: ["es"], cssFileName: "styles" },
    }),

  server: async () => {
    await library("server", { ssr: true, rolldownOptions: { input: serverEntries } });
    chmodSync(join(dist, "cli/guichet.js"), 0o755);
  },

  demo: () =>
    build({
      configFile: join(root, "vite.config.ts"),
      root: join(root, "demo"),
      publicDir: join(root, "public"),
      logLevel: "warn",
      plugins: [stylesComeWithTheModules],
      resolve: {
        alias: [{ find: /^guichet$/, replacement: join(root, "src/surfaces/component/index.ts") }],
      },
      build: {
        outDir: join(dist, "demo"),
        emptyOutDir: true,
        target: "es2022",
        manifest: true,
        rolldownOptions: { output: { codeSplitting: neededAtOnce } },
      },
    }),

  // The hosted page and the document of the frame; both have the first screen in common.
  web: () =>
    build({
      configFile: join(root, "vite.config.ts"),
      root,
      // A server may stand below a path.
      base: "./",
      publicDir: false,
      logLevel: "warn",
      build: {
        outDir: join(dist, "web"),
        emptyOutDir: true,
        target: "es2022",
        manifest: true,
        modulePreload: { polyfill: false },
        rolldownOptions: {
          input: [join(root, "index.html"), join(root, "frame.html")],
          output: { codeSplitting: neededByPages },
        },
      },
    }),

  embed: buildEmbed,

  gallery: () =>
    build({
      configFile: join(root, "vite.config.ts"),
      root: join(root, "gallery"),
      publicDir: false,
      logLevel: "warn",
      plugins: [noSockets],
      build: {
        outDir: join(dist, "gallery"),
        emptyOutDir: true,
        target: "es2022",
        chunkSizeWarningLimit: 2_000,
      },
    }),
};

const named = process.argv.slice(2);
for (const name of named) {
  if (!(name in targets))
    throw new Error(`There is no build called "${name}": ${Object.keys(targets).join(", ")}.`);
}

if (named.length === 0 && existsSync(dist)) {
  // The declarations stay: the type-checker writes them again only when their sources change.
  for (const entry of readdirSync(dist)) {
    if (entry !== "types") rmSync(join(dist, entry), { recursive: true });
  }
}
for (const name of named.length > 0 ? named : Object.keys(targets)) {
  const began = performance.now();
  try {
    await targets[name]();
  } catch (error) {
    console.error(`The build of ${name} failed.\n${error.message}`);
    process.exit(1);
  }
  console.log(`Built ${name} in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
}
