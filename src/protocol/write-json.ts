/**
 * Plain data (texts, numbers, booleans, `null`, arrays and objects of them) as JSON, whatever the page has done to its
 * prototypes: libraries of old give arrays or objects a `toJSON` of their own, and `JSON.stringify` would write what it
 * answers. A replacer sees the data as they are. A function is written as `null`.
 */
export const writeJson = (data: unknown): string =>
  JSON.stringify(data, function (this: Readonly<Record<string, unknown>>, key) {
    const value = this[key];
    return typeof value === "function" ? null : value;
  });
