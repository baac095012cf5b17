import { basename } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const browserRooms = ["ui", "react", "screens", "widget", "embed", "surfaces"].map(
  (room) => `src/${room}`,
);
const tests = "**/*.test.{ts,tsx}";

/** Tests in them that need no document, which takes longer to make than most of them to run. */
const withoutDocument = [
  "src/embed/read-frame-message.test.ts",
  "src/react/{act-lifetime,flow-store,opening,persistence,situations}.test.ts",
  "src/react/field-form/autofill.test.ts",
  "src/screens/selecting-connector/bank-search.test.ts",
  "src/ui/{brand-color,date-parts,initials,look}.test.ts",
  "src/widget/{host-reporter,widget-options}.test.ts",
];

const styleSheets = new Map<string, string>();

/** Names that stay the same from build to build, so that hosts may rely on them: `guichet-button__button`. */
function classNameOf(local: string, id: string): string {
  const [path = id] = id.split("?");
  const part = basename(path, ".module.css");
  const other = styleSheets.get(part);
  if (other !== undefined && other !== path)
    throw new Error(`${other} and ${path} would share their class names: rename one of them.`);
  styleSheets.set(part, path);
  return `guichet-${part}__${local}`;
}

export default defineConfig({
  plugins: [react()],
  css: {
    modules: { generateScopedName: classNameOf },
  },
  test: {
    // Vitest leaves one processor free, of two even; most of the time it would be idle.
    maxWorkers: "100%",
    // Nothing is proven by a limit of time: these only end what hangs, on a machine with twenty other things to do.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    setupFiles: ["./vitest.waits.ts"],
    projects: [
      {
        extends: true,
        test: {
          name: "node",
          environment: "node",
          include: [`src/**/*.test.ts`],
          exclude: browserRooms.map((room) => `${room}/${tests}`),
        },
      },
      {
        extends: true,
        test: { name: "browser, without document", environment: "node", include: withoutDocument },
      },
      {
        extends: true,
        test: {
          name: "browser",
          environment: "jsdom",
          setupFiles: ["./vitest.setup.ts"],
          include: [...browserRooms, "gallery"].map((room) => `${room}/${tests}`),
          exclude: withoutDocument,
        },
      },
      {
        // What React touches, once more with the oldest React of the support floor.
        extends: true,
        resolve: {
          alias: [
            { find: /^react(?=\/|$)/, replacement: "react-18" },
            { find: /^react-dom(?=\/|$)/, replacement: "react-dom-18" },
          ],
        },
        test: {
          name: "react-18",
          environment: "jsdom",
          setupFiles: ["./scripts/react-18.setup.mjs", "./vitest.setup.ts"],
          include: ["src/surfaces/component/{connect-widget,use-connect}.test.tsx"],
          server: {
            deps: {
              inline: ["@tanstack/react-query", "@testing-library/react"],
            },
          },
        },
      },
      {
        extends: true,
        test: { name: "scripts", environment: "node", include: ["scripts/**/*.test.{mjs,ts}"] },
      },
    ],
  },
});
