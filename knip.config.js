/** What nothing uses: files, exports and packages. What cannot be found from `package.json` is named here. */
export default {
  entry: [
    "src/cli/guichet.ts",
    // What pages and the script tag load.
    "src/surfaces/{frame,hosted}/main.tsx",
    "src/surfaces/loader/script.ts",
    "{demo,gallery}/main.tsx",
    "gallery/bare.tsx",
    // What scripts begin by path, the type-checker alone reads, and pages of the end-to-end tests load by address.
    "scripts/*.mjs",
    "scripts/api/integrator/*",
    "e2e/**/*.config.ts",
    "e2e/**/*.spec.ts",
    "e2e/react-host/main.jsx",
    "e2e/react-host/public/*.js",
    "e2e/embed/guide/*.js",
  ],
  project: ["{src,demo,gallery,e2e,scripts}/**/*.{ts,tsx,js,jsx,mjs}"],
  ignoreIssues: {
    // Declarations that the type-checker writes name the package that a type of TanStack Query comes from.
    "dist/types/**": ["unlisted"],
    // Fetched as a whole by `import()`, and used by what holds it.
    "src/**/resumption.ts": ["exports"],
  },
  // The system's, to make a certificate for the WebKit tests.
  ignoreBinaries: ["openssl"],
  ignoreDependencies: [
    // Commands that scripts/child.mjs runs.
    "@arethetypeswrong/cli",
    "publint",
    // What the snippets of the guides import when a test runs them.
    "@hono/node-server",
    "express",
    "fastify",
    "hono",
    // The oldest React of the support floor, by alias.
    "react-18",
    "react-dom-18",
  ],
};
