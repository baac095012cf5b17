import type { CompiledMessage } from "icu-minify/format";

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const collect = (node: unknown, names: Set<string>): void => {
  if (!isList(node)) return;
  const [name, ...parts] = node;
  if (typeof name === "string") names.add(name);
  for (const part of parts) {
    if (isList(part)) collect(part, names);
    else if (typeof part === "object" && part !== null) {
      for (const branch of Object.values(part)) collectAll(branch, names);
    }
  }
};

const collectAll = (nodes: unknown, names: Set<string>): void => {
  if (isList(nodes)) for (const node of nodes) collect(node, names);
};

/** The names of the values (and of the tags) that a compiled text asks for. */
export const argumentsOf = (message: CompiledMessage): ReadonlySet<string> => {
  const names = new Set<string>();
  collectAll(message, names);
  return names;
};
