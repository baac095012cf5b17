/** The code blocks of a guide, so that tests can run what readers will copy. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../child.mjs";

const BLOCK = /^```(\w+)\n([\s\S]*?)^```$/gm;

/** Every fenced block of a page: its language, its text, and the number of its first line. */
export const snippetsOf = (page) => {
  const text = readFileSync(join(root, page), "utf8");
  return [...text.matchAll(BLOCK)].map(({ 1: language, 2: code, index }) => ({
    page,
    language,
    code,
    line: text.slice(0, index).split("\n").length,
  }));
};

/** The blocks that are programs. */
export const programsOf = (page) =>
  snippetsOf(page).filter(({ language }) => ["js", "jsx", "ts", "tsx"].includes(language));
