import { clipped, UNSAFE } from "./clean-name.ts";
import { reading, readText } from "./generous.ts";

/** Bank texts longer than this are cut: no recorded message comes near it. */
export const BANK_TEXT_LIMIT = 500;

const OF_A_SCHEME = /[a-z0-9+.-]/i;

/** A word without the address in it. No regular expression: one that looks for a scheme anywhere backtracks. */
function withoutAddress(word: string): string {
  const at = word.indexOf("://");
  if (at === -1) return word;
  let start = at;
  while (start > 0 && OF_A_SCHEME.test(word.charAt(start - 1))) start -= 1;
  return `${word.slice(0, start)}…`;
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

/** A nullable text of the bank, cleaned as by {@link cleanBankText} while it is parsed. */
export const bankTextSchema = reading((value) => cleanBankText(readText(value)));
