type Shape = "nothing" | "text" | "number" | "flag" | "list" | "object";

/** What is documented, by what it was read as: a text may be cleaned away, or stand inside of an object. */
const documented: Readonly<Record<Shape, readonly Shape[]>> = {
  nothing: ["nothing", "text"],
  text: ["text", "object"],
  number: ["number"],
  flag: ["flag"],
  list: ["list"],
  object: ["object", "text"],
};

/** Names are cut there, and bank texts later. */
const CUT_FROM = 200;

function shapeOf(value: unknown): Shape {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "list";
  if (typeof value === "string") return "text";
  if (typeof value === "number") return "number";
  return typeof value === "boolean" ? "flag" : "object";
}

const isObject = (value: unknown): value is object => shapeOf(value) === "object";

/** What the bank no longer has is left out, and that is nothing odd. */
const present = (entries: readonly unknown[]) =>
  entries.filter(
    (entry) => !isObject(entry) || shapeOf(Reflect.get(entry, "deleted")) === "nothing",
  );

/**
 * The places of an answer that held something else than is documented, found by what they were read as. They go by the
 * names in what was read, which are our own: nothing of the answer itself is in them.
 */
export function oddPlaces(answered: unknown, read: unknown, place = ""): readonly string[] {
  const shape = shapeOf(answered);
  if (shape === "nothing") return [];
  if (!documented[shapeOf(read)].includes(shape)) return [place];
  if (typeof answered === "string" && typeof read === "string") {
    const isCut = read.endsWith("…") && read.length >= CUT_FROM && answered.length > read.length;
    return isCut ? [place] : [];
  }
  if (Array.isArray(answered) && Array.isArray(read)) {
    const entries = present(answered);
    const pairs: readonly unknown[] = read;
    if (entries.length !== pairs.length)
      return pairs.some(isObject) || entries.some(isObject) ? [place] : [];
    return entries.flatMap((entry, number) => oddPlaces(entry, pairs[number], place));
  }
  if (!isObject(answered) || !isObject(read)) return [];
  return Object.entries(read).flatMap(([name, value]: [string, unknown]) =>
    oddPlaces(Reflect.get(answered, name), value, place === "" ? name : `${place}.${name}`),
  );
}
