/** C0 and C1 controls other than line feed, and every character that reorders or hides text. */
export const UNSAFE =
  // eslint-disable-next-line no-control-regex -- removing control characters is the point
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

export function clipped(text: string, limit: number): string {
  const characters = [...text];
  return characters.length > limit ? `${characters.slice(0, limit - 1).join("")}…` : text;
}

const NAME_LIMIT = 200;

/**
 * Makes a name of the bank's side (a bank, a choice) safe to show on one line: nothing in it reorders or hides text, and
 * what is beyond 200 characters is cut.
 */
export const cleanName = (name: string): string =>
  clipped(
    name
      .replace(/[\t\n\r]+/g, " ")
      .replace(UNSAFE, "")
      .trim(),
    NAME_LIMIT,
  );
