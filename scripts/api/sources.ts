/** The files of the product, and what is written in them. */
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { preprocessCSS, resolveConfig } from "vite";

const root = resolve(import.meta.dirname, "../..");

/** Paths below a folder of `src` with one of these endings, without tests and what only they need. */
export const filesIn = (folder: string, ending: RegExp): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((path) => join(root, folder, path))
    .filter((path) => ending.test(path))
    .filter((path) => !/\.(test|fixture|d)\.tsx?$|[\\/]testing[\\/]/.test(path))
    .sort();

const literalsOf = (path: string): string[] => {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest));
  return found;
};

/** Every text of this form in the TypeScript of these folders; of a template, its beginning. */
export const literalsLike = (pattern: RegExp, folders: readonly string[] = ["src"]): string[] =>
  folders
    .flatMap((folder) => filesIn(folder, /\.tsx?$/))
    .flatMap(literalsOf)
    .filter((text) => pattern.test(text));

/** The source of the command: the one file that a shell can run. */
export function commandText(): string {
  const texts = filesIn("src", /\.ts$/).map((path) => readFileSync(path, "utf8"));
  return texts.find((text) => text.startsWith("#!")) ?? "";
}

/** Every style sheet, with its classes under the names that pages see. */
export async function readStyles(): Promise<{ classes: string[]; properties: string[] }> {
  const config = await resolveConfig({ root, logLevel: "error" }, "build");
  const sheets = await Promise.all(
    filesIn("src", /\.css$/).map((path) => preprocessCSS(readFileSync(path, "utf8"), path, config)),
  );
  return {
    classes: sheets.flatMap(({ modules = {} }) =>
      Object.values(modules).flatMap((names) => names.split(" ")),
    ),
    properties: sheets.flatMap(({ code }) => code.match(/--guichet-[\w-]+/g) ?? []),
  };
}
