import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { describe, expect, it } from "vitest";

const eslint = new ESLint({
  overrideConfig: [{ files: ["**/*.{ts,tsx}"], ...tseslint.configs.disableTypeChecked }],
});

const lint = async (filePath, code) => {
  const [result] = await eslint.lintText(code, { filePath });
  return result.messages.map(({ ruleId, message }) => ruleId ?? message);
};

describe("[T5][T13][T70][T15] the house refuses", () => {
  it.each([
    ["HTML given to React", "export const x = <p dangerouslySetInnerHTML={{ __html: html }} />;"],
    ["HTML given to React by props", "export const x = { dangerouslySetInnerHTML: html };"],
    ["HTML given to an element", "element.innerHTML = html;"],
    ["HTML given by a computed name", 'element["outerHTML"] = html;'],
    ["HTML inserted beside an element", 'element.insertAdjacentHTML("beforeend", html);'],
    ["HTML written into the document", "document.write(html);"],
    ["a message to everyone", 'window.postMessage(data, "*");'],
    ["a message to everyone, by option", 'window.postMessage(data, { targetOrigin: "*" });'],
    ["a bare message to everyone", 'postMessage(data, "*");'],
    ["unchecked certificates", "export const x = { rejectUnauthorized: false };"],
    ["certificates unchecked for the process", 'env["NODE_TLS_REJECT_UNAUTHORIZED"] = "0";'],
    ["a computed import", "export const load = (name) => import(`./${name}.ts`);"],
    ["a default export", "export default 1;"],
    ["a default export by name", "const x = 1;\nexport { x as default };"],
    ["an inline style", "export const x = <p style={{ color: 'red' }} />;"],
  ])("%s", async (_, code) => {
    expect(await lint("src/widget/planted.tsx", `${code}\n`)).toContain("no-restricted-syntax");
  });

  it.each([
    ["no-eval", "eval(code);"],
    ["no-new-func", "export const x = new Function(code);"],
    ["no-console", "console.log(1);"],
    ["no-restricted-imports", 'export { x } from "./index.ts";'],
    ["no-restricted-imports", 'export { x } from "../../index.ts";'],
    ["house/explain-disable", "// eslint-disable-next-line no-console\nconsole.log(1);"],
  ])("what %s names", async (rule, code) => {
    expect(await lint("src/proxy/core/routes/planted.ts", `${code}\n`)).toContain(rule);
  });

  it.each([
    ["a skipped test", 'it.skip("x", () => {});'],
    ["a test alone", 'describe.only("x", () => {});'],
    ["a test to be written", 'test.todo("x");'],
    ["a mock of our own module", 'vi.mock("./neighbour.ts");'],
    ["a mock of our own module, by import", 'vi.mock(import("./neighbour.ts"));'],
  ])("%s", async (_, code) => {
    expect(await lint("src/widget/planted.test.tsx", `${code}\n`)).toContain(
      "no-restricted-syntax",
    );
  });

  it.each([
    "src/core/index.ts",
    "src/protocol/index.ts",
    "src/proxy/node/index.ts",
    "src/sandbox/index.ts",
    "src/surfaces/loader/index.ts",
    "src/testing-kit/index.ts",
  ])("everything exported unseen at the public entry %s", async (entry) => {
    for (const code of ['export * from "./x.ts";\n', 'export type * from "./x.ts";\n'])
      expect(await lint(entry, code)).toContain("no-restricted-syntax");
  });

  it("waiting for time in an end-to-end test", async () => {
    expect(await lint("e2e/planted.spec.ts", "await page.waitForTimeout(100);\n")).toContain(
      "no-restricted-syntax",
    );
  });
});

describe("the house allows", () => {
  it.each([
    ["a message to a named origin", "window.postMessage(data, origin);\n"],
    [
      "a disabled rule with its reason",
      "// eslint-disable-next-line no-console -- the command's own output\nconsole.log(1);\n",
    ],
    ["an import whose path is written out", 'export const load = () => import("./fr.ts");\n'],
  ])("%s", async (_, code) => {
    expect(
      (await lint("src/widget/planted.tsx", code)).filter((rule) => rule !== "no-undef"),
    ).toEqual([]);
  });
});
