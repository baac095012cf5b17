/**
 * Plain data as JSON, whatever the page has done to its prototypes: libraries of old give arrays or objects a `toJSON`
 * of their own, and `JSON.stringify` would write what it answers. A replacer sees the data
 * as they are.
 */
export const writeJson = (data: unknown): string =>
  JSON.stringify(data, function (this: Readonly<Record<string, unknown>>, key, written: unknown) {
    const value = this[key];
    return value instanceof Date ? written : value;
  });
