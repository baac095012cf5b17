/**
 * The floors of the house as lint configuration: which room may import from which, and which packages it may use.
 * A pair that is not written here is refused. `scripts/lint/floors.test.mjs` plants each forbidden edge and sees it fail.
 */
import { fileURLToPath } from "node:url";
import boundaries from "eslint-plugin-boundaries";

const reactParts = ["react", "react-dom"];
const browserParts = [
  ...reactParts,
  "@tanstack/react-query",
  "icu-minify",
  "jose",
  "minisearch",
  "valibot",
  "zustand",
];
const floorOne = ["flow", "api", "channel", "i18n", "ui"];
const upTo = {
  react: ["protocol", ...floorOne],
  screen: ["protocol", ...floorOne, "react"],
  widget: ["protocol", ...floorOne, "react", "screen"],
  surface: ["protocol", ...floorOne, "react", "screen", "widget", "embed"],
};

/** Room: the rooms it may import from besides itself, the packages it may use, whether it may use Node's own modules. */
const rooms = {
  protocol: { rooms: [], packages: ["valibot"] },
  flow: { rooms: ["protocol"], packages: ["valibot"] },
  api: { rooms: ["protocol"], packages: ["jose", "valibot"] },
  channel: { rooms: ["protocol"], packages: ["valibot"] },
  i18n: { rooms: ["protocol"], packages: ["icu-minify"] },
  ui: { rooms: [], packages: reactParts },
  react: { rooms: upTo.react, packages: browserParts },
  screen: { rooms: upTo.screen, packages: browserParts },
  widget: { rooms: upTo.widget, packages: browserParts },
  // The page's side of the frame: of the widget it knows the options, and it carries no library.
  embed: { rooms: ["protocol", "channel", "react", "widget"], packages: [] },
  surface: { rooms: upTo.surface, packages: browserParts },
  core: { rooms: ["protocol", "flow", "api"], packages: browserParts },
  "proxy-core": { rooms: ["protocol"], packages: ["*", "@*/*"], node: true },
  "proxy-node": { rooms: ["protocol", "proxy-core"], packages: ["*", "@*/*"], node: true },
  sandbox: { rooms: ["protocol"], packages: ["*", "@*/*"], node: true },
  cli: {
    rooms: ["protocol", "proxy-core", "proxy-node", "sandbox"],
    packages: ["*", "@*/*"],
    node: true,
  },
  // It composes as the command does, and knows the words of the widget, not its screens.
  "testing-kit": {
    rooms: ["protocol", "i18n", "proxy-core", "proxy-node", "sandbox", "cli"],
    packages: ["@playwright/test", "icu-minify", "valibot"],
    node: true,
  },
  // It stands outside of the product and sees the screens as the widget does, and the towers by their public entries.
  gallery: {
    rooms: ["protocol", "flow", "api", "i18n", "react", "widget"],
    packages: browserParts,
  },
};

/** Rooms of which there are several that must not know each other: one per screen, one per surface. */
const manyOfAKind = ["screen", "surface"];

const folderOf = {
  gallery: "gallery",
  screen: "src/screens/*",
  surface: "src/surfaces/*",
  "proxy-core": "src/proxy/core",
  "proxy-node": "src/proxy/node",
};

const element = (type) => ({
  type,
  pattern: folderOf[type] ?? `src/${type}`,
  partialMatch: false,
  ...(manyOfAKind.includes(type) && { capture: ["name"] }),
});

const room = (type) => ({ element: { type } });
const packages = (source) => ({ module: { origin: "external", source } });
const nodeModules = { module: { origin: "core" } };
const anyPackage = packages(["*", "@*/*"]);
const publicEntries = { file: { categories: "public-entry" } };

/** Its own kind; of several that must not know each other, itself. */
const itself = (type) =>
  manyOfAKind.includes(type)
    ? { element: { type, captured: { name: "{{ from.element.captured.name }}" } } }
    : room(type);

// One for each room: every import is held against all of them.
const policies = Object.entries(rooms).map(([type, allowed]) => ({
  from: room(type),
  allow: {
    to: [
      itself(type),
      ...(allowed.rooms.length > 0 ? [room(allowed.rooms)] : []),
      ...(allowed.packages.length > 0 ? [packages(allowed.packages)] : []),
      ...(allowed.node === true ? [nodeModules] : []),
    ],
  },
}));

/** Rooms whose tests may stand on the real proxy and the sandbox instead of a second set of doubles. */
const sandboxBacked = [
  "api",
  "react",
  "screen",
  "widget",
  "surface",
  "core",
  "proxy-core",
  "proxy-node",
];

const test = { file: { categories: "test" } };
/** What only tests need, beside them or in a `testing` folder, is for tests: along the same edges, never for the product. */
const testPolicies = [
  { disallow: { to: test } },
  ...policies.map((policy) => ({ ...policy, from: { ...policy.from, ...test } })),
  { from: test, allow: { to: [anyPackage, nodeModules] } },
  {
    from: { ...test, ...room(sandboxBacked) },
    allow: { to: { ...room(["proxy-core", "proxy-node", "sandbox"]), ...publicEntries } },
  },
];

const outsidePolicies = [
  { from: room(["demo", "e2e"]), allow: { to: [anyPackage, publicEntries] } },
  {
    from: room("gallery"),
    allow: { to: { ...room(["proxy-core", "sandbox"]), ...publicEntries } },
  },
  { from: room("demo"), allow: { to: room("demo") } },
  { from: room("e2e"), allow: { to: room("e2e") } },
  { from: room("e2e"), allow: { to: nodeModules } },
];

export const floors = {
  files: ["{src,demo,gallery,e2e}/**/*.{ts,tsx}"],
  plugins: { boundaries },
  settings: {
    "import/resolver": { [fileURLToPath(new URL("resolve-as-written.cjs", import.meta.url))]: {} },
    "boundaries/root-path": fileURLToPath(new URL("../..", import.meta.url)),
    "boundaries/legacy-templates": false,
    "boundaries/elements": [
      ...[...Object.keys(rooms), "demo", "e2e"].map((type) =>
        type === "demo" || type === "e2e"
          ? { type, pattern: type, partialMatch: false }
          : element(type),
      ),
    ],
    "boundaries/files": [
      { category: "test", pattern: ["**/*.{test,fixture}.{ts,tsx}", "src/**/testing/**"] },
      { category: "ambient", pattern: "src/*.d.ts" },
      {
        category: "public-entry",
        pattern: [
          "src/{core,protocol,sandbox,testing-kit}/index.ts",
          "src/{proxy,surfaces}/*/index.ts",
          "src/surfaces/component/styles.css",
        ],
      },
    ],
    "boundaries/dependency-nodes": ["import", "export", "dynamic-import", "require"],
    "boundaries/additional-dependency-nodes": [
      { selector: "TSImportType > TSLiteralType > Literal", kind: "type", name: "import-type" },
      { selector: "TSImportType > Literal", kind: "type", name: "import-type" },
    ],
  },
  rules: {
    "boundaries/no-unknown-files": "error",
    "boundaries/dependencies": [
      "error",
      {
        default: "disallow",
        checkAllOrigins: true,
        checkUnknownLocals: true,
        checkInternals: true,
        policies: [...policies, ...testPolicies, ...outsidePolicies],
      },
    ],
  },
};
