import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../child.mjs";
import { snippetsOf } from "../docs/snippets.mjs";
import { doubleKeysIn } from "./double-keys.mjs";

/** What is installed or made, and no file of the project. */
const made = new Set([".cache", ".git", ".next", "dist", "node_modules"]);

const filesBelow = (folder) =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return made.has(entry.name) ? [] : filesBelow(path);
    return entry.isFile() ? [path] : [];
  });
const files = filesBelow(".");

describe("the search for double keys", () => {
  it("finds them at any depth, and however they are written", () => {
    const text = `{
      "a": { "b": 1, "c": [{ "d": 1, "d": 2 }] }, // a comment, as in tsconfig.json
      "b": 1,
      "\\u0061": {}
    }`;
    expect(doubleKeysIn(text)).toEqual(['line 4: "a"', 'line 2: "d"']);
  });

  it("leaves the same key in several objects alone", () => {
    expect(doubleKeysIn('[{ "a": { "a": 1 } }, { "a": { "a": 1 } }]')).toEqual([]);
  });
});

describe("no key stands twice", () => {
  const json = files.filter((file) => /\.jsonc?$/.test(file));

  it("in a JSON file of the project", () => {
    expect(json).toEqual(expect.arrayContaining(["package.json", "examples/next/package.json"]));
    const found = json.map((file) => [file, doubleKeysIn(readFileSync(join(root, file), "utf8"))]);
    expect(found.filter(([, keys]) => keys.length > 0)).toEqual([]);
  });

  it("in an example of the documentation", () => {
    const examples = files
      .filter((file) => file.endsWith(".md"))
      .flatMap((page) => snippetsOf(page))
      .filter(({ language }) => /^json[c5]?$/.test(language));
    const found = examples.map(({ page, line, code }) => [`${page}:${line}`, doubleKeysIn(code)]);
    expect(found.filter(([, keys]) => keys.length > 0)).toEqual([]);
  });
});
