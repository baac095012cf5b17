import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { describe, expect, it } from "vitest";

// The floors need no types: planted files exist in no project, and the test stays fast.
const eslint = new ESLint({
  overrideConfig: [{ files: ["**/*.{ts,tsx}"], ...tseslint.configs.disableTypeChecked }],
});

const lint = async (filePath, code) => {
  const [result] = await eslint.lintText(code, { filePath });
  return result.messages.map(({ ruleId, message }) => ruleId ?? message);
};

const up = (filePath) => "../".repeat(filePath.split("/").length - 1);
const importing = (from, to) =>
  lint(from, `import { x } from "${up(from)}${to}";\nexport const y = x;\n`);

const homes = {
  protocol: "src/protocol/planted.ts",
  flow: "src/flow/planted.ts",
  api: "src/api/planted.ts",
  channel: "src/channel/planted.ts",
  i18n: "src/i18n/planted.ts",
  ui: "src/ui/planted.tsx",
  react: "src/react/planted.tsx",
  screen: "src/screens/bank-picker/planted.view.tsx",
  otherScreen: "src/screens/credentials/planted.view.tsx",
  widget: "src/widget/planted.tsx",
  embed: "src/embed/planted.ts",
  surface: "src/surfaces/component/planted.tsx",
  otherSurface: "src/surfaces/frame/planted.tsx",
  core: "src/core/planted.ts",
  proxyCore: "src/proxy/core/planted.ts",
  proxyNode: "src/proxy/node/planted.ts",
  sandbox: "src/sandbox/planted.ts",
  cli: "src/cli/planted.ts",
  testingKit: "src/testing-kit/planted.ts",
  gallery: "gallery/planted.tsx",
  demo: "demo/planted.tsx",
  e2e: "e2e/planted.ts",
};

const floorOne = ["flow", "api", "channel", "i18n", "ui"];
const floorTwo = ["protocol", ...floorOne, "react"];
const allowed = {
  protocol: [],
  flow: ["protocol"],
  api: ["protocol"],
  channel: ["protocol"],
  i18n: ["protocol"],
  ui: [],
  react: ["protocol", ...floorOne],
  screen: floorTwo,
  otherScreen: floorTwo,
  widget: [...floorTwo, "screen", "otherScreen"],
  embed: ["protocol", "channel", "react", "widget"],
  surface: [...floorTwo, "screen", "otherScreen", "widget", "embed"],
  otherSurface: [...floorTwo, "screen", "otherScreen", "widget", "embed"],
  core: ["protocol", "flow", "api"],
  proxyCore: ["protocol"],
  proxyNode: ["protocol", "proxyCore"],
  sandbox: ["protocol"],
  cli: ["protocol", "proxyCore", "proxyNode", "sandbox"],
  testingKit: ["protocol", "i18n", "proxyCore", "proxyNode", "sandbox", "cli"],
  gallery: ["protocol", "flow", "api", "i18n", "react", "widget"],
  demo: [],
  e2e: [],
};

const edges = Object.keys(homes).flatMap((from) =>
  Object.keys(homes)
    .filter((to) => to !== from)
    .map((to) => ({ from, to })),
);
const testBeside = (name) => homes[name].replace(/planted.*\.(tsx?)$/, "planted.test.$1");
const target = (name) => homes[name].replace("planted", "neighbour");

describe("the floors", () => {
  it.each(edges.filter(({ from, to }) => !allowed[from].includes(to)))(
    "refuse an import from $from to $to",
    async ({ from, to }) => {
      expect(await importing(homes[from], target(to))).toContain("boundaries/dependencies");
    },
  );

  it.each(edges.filter(({ from, to }) => allowed[from].includes(to)))(
    "allow an import from $from to $to",
    async ({ from, to }) => {
      expect(await importing(homes[from], target(to))).toEqual([]);
    },
  );

  it.each(Object.keys(homes))("let %s import from itself", async (name) => {
    expect(await lint(homes[name], 'export { x } from "./neighbour.ts";\n')).toEqual([]);
  });

  it.each([
    ["a type import", 'import type { X } from "../widget/x.ts";\nexport type Y = X;\n'],
    ["a re-export", 'export { x } from "../widget/x.ts";\n'],
    ["everything re-exported", 'export * from "../widget/x.ts";\n'],
    ["a dynamic import", 'export const x = () => import("../widget/x.ts");\n'],
    ["an import type", 'export type X = import("../widget/x.ts").X;\n'],
  ])("see %s", async (_, code) => {
    expect(await lint(homes.flow, code)).toContain("boundaries/dependencies");
  });

  it.each(["react", "proxyCore", "sandbox", "screen"])(
    "keep what tests need out of %s",
    async (name) => {
      const test = testBeside(name);
      expect(await lint(test, 'export { x } from "./testing/bank.ts";\n')).toEqual([]);
      expect(await lint(homes[name], 'export { x } from "./testing/bank.ts";\n')).toContain(
        "boundaries/dependencies",
      );
      expect(await lint(homes[name], 'export { x } from "./samples.fixture.ts";\n')).toContain(
        "boundaries/dependencies",
      );
      expect(await lint(homes[name], 'export { x } from "./neighbour.test.ts";\n')).toContain(
        "boundaries/dependencies",
      );
    },
  );

  it("let test support stand on the sandbox", async () => {
    expect(await importing("src/react/testing/planted.ts", "src/sandbox/index.ts")).toEqual([]);
    expect(await importing("src/flow/testing/planted.ts", "src/sandbox/index.ts")).toContain(
      "boundaries/dependencies",
    );
  });

  it("refuse a file in a room that is not in the plan", async () => {
    expect(await lint("src/utils/planted.ts", "export const x = 1;\n")).toContain(
      "boundaries/no-unknown-files",
    );
    expect(await importing(homes.widget, "src/utils/x.ts")).toContain("boundaries/dependencies");
  });
});

describe("public entries", () => {
  const entries = [
    "src/core/index.ts",
    "src/protocol/index.ts",
    "src/proxy/core/index.ts",
    "src/proxy/node/index.ts",
    "src/sandbox/index.ts",
    "src/surfaces/component/index.ts",
    "src/testing-kit/index.ts",
  ];

  it.each(entries)("open %s to the demo and the end-to-end tests", async (entry) => {
    expect(await importing(homes.demo, entry)).toEqual([]);
    expect(await importing(homes.e2e, entry)).toEqual([]);
  });

  it.each(["api", "react", "screen", "widget", "surface", "proxyCore", "proxyNode"])(
    "let the tests of %s stand on the sandbox, and nothing but the tests",
    async (name) => {
      const test = testBeside(name);
      expect(await importing(test, "src/sandbox/index.ts")).toEqual([]);
      expect(await importing(test, "src/sandbox/bank.ts")).toContain("boundaries/dependencies");
      expect(await importing(homes[name], "src/sandbox/index.ts")).toContain(
        "boundaries/dependencies",
      );
    },
  );

  it("open the towers to the gallery by their entries alone", async () => {
    expect(await importing(homes.gallery, "src/sandbox/index.ts")).toEqual([]);
    expect(await importing(homes.gallery, "src/proxy/core/index.ts")).toEqual([]);
    expect(await importing(homes.gallery, "src/surfaces/component/index.ts")).toContain(
      "boundaries/dependencies",
    );
  });

  it.each(["protocol", "flow", "i18n", "ui"])("keep the tests of %s to literals", async (name) => {
    const test = testBeside(name);
    expect(await importing(test, "src/sandbox/index.ts")).toContain("boundaries/dependencies");
  });
});

describe("packages", () => {
  const using = (name, source) =>
    lint(homes[name], `import { x } from "${source}";\nexport const y = x;\n`);

  it.each([
    ["protocol", "node:crypto"],
    ["protocol", "fs"],
    ["protocol", "react"],
    ["protocol", "zod"],
    ["flow", "zustand"],
    ["flow", "react"],
    ["api", "react"],
    ["api", "undici"],
    ["i18n", "react"],
    ["ui", "@tanstack/react-query"],
    ["react", "node:fs"],
    ["screen", "hono"],
    ["widget", "@hono/node-server"],
    ["surface", "undici"],
    ["core", "node:path"],
    ["demo", "node:fs"],
    ["gallery", "node:fs"],
    ["testingKit", "react"],
    ["testingKit", "undici"],
  ])("%s may not use %s", async (name, source) => {
    expect(await using(name, source)).toContain("boundaries/dependencies");
  });

  it.each([
    ["protocol", "valibot"],
    ["flow", "valibot"],
    ["i18n", "icu-minify"],
    ["api", "jose"],
    ["ui", "react-dom"],
    ["react", "@tanstack/react-query"],
    ["react", "zustand/vanilla"],
    ["proxyCore", "hono"],
    ["proxyNode", "@hono/node-server"],
    ["proxyNode", "node:http"],
    ["sandbox", "node:crypto"],
    ["demo", "react-dom/client"],
    ["testingKit", "@playwright/test"],
    ["testingKit", "node:crypto"],
    ["e2e", "@playwright/test"],
  ])("%s may use %s", async (name, source) => {
    expect(await using(name, source)).toEqual([]);
  });
});
