/** What `expand` asks for: names, each with what to expand inside it. */
export type Expand = ReadonlyMap<string, Expand>;

/** Reads `connector[fields,sources],sources`. Unbalanced brackets are closed at the end. */
export function parseExpand(text: string | null): Expand {
  return readLevel((text ?? "").match(/[[\],]|[^[\],\s]+/g) ?? []);
}

function readLevel(tokens: string[]): Expand {
  const level = new Map<string, Expand>();
  let last = "";
  for (let token = tokens.shift(); token !== undefined && token !== "]"; token = tokens.shift()) {
    if (token === "[") level.set(last, readLevel(tokens));
    else if (token !== ",") level.set((last = token), new Map());
  }
  return level;
}
