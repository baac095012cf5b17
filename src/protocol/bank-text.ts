import { reading, readText } from "./generous.ts";

/** Bank texts longer than this are cut: no recorded message comes near it. */
export const BANK_TEXT_LIMIT = 500;

/** C0 and C1 controls other than line feed, and every character that reorders or hides text. */
const UNSAFE =
  // eslint-disable-next-line no-control-regex -- removing control characters is the point
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

const OF_A_SCHEME = /[a-z0-9+.-]/i;

/** A word without the address in it. No regular expression: one that looks for a scheme anywhere backtracks. */
function withoutAddress(word: string): string {
  const at = word.indexOf("://");
  if (at === -1) return word;
  let start = at;
  while (start > 0 && OF_A_SCHEME.test(word.charAt(start - 1))) start -= 1;
  return `${word.slice(0, start)}…`;
}

function clipped(text: string, limit: number): string {
  const characters = [...text];
  return characters.length > limit ? `${characters.slice(0, limit - 1).join("")}…` : text;
}

/**
 * Makes a text of the bank safe to show as plain text: control and bidirectional characters out, addresses out (they
 * can carry one-time tokens), length capped. `null` when nothing readable is left.
 */
export function cleanBankText(text: string | null | undefined): string | null {
  if (text == null) return null;
  const cleaned = text
    .replace(/\r\n?/g, "\n")
    .replace(/\t/g, " ")
    .replace(UNSAFE, "")
    .replace(/\S+/g, withoutAddress)
    .trim();
  return cleaned === "" || cleaned === "…" ? null : clipped(cleaned, BANK_TEXT_LIMIT);
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

/** A nullable text of the bank, cleaned as by {@link cleanBankText} while it is parsed. */
export const bankTextSchema = reading((value) => cleanBankText(readText(value)));
