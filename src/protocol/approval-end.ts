/** How an approval in the bank's app ended without an approval. */
export type ApprovalEnd = "cancelled" | "expired";

/** The word stems of an end, in the languages of the banks that Powens reaches; accents are taken away before. */
const expired =
  /expir|time[ -]?d?[ -]?out|too late|in time\b|time limit|caduc|tiempo|scadut|tempo|abgelaufen|zeit(uberschreitung|limit)|rechtzeitig|verlopen|te laat|hors delai|delai\w* (depass|ecoul|imparti|de validation)|depass\w* (le|du|de) delai|dans les (temps|delais)|temps (imparti|ecoul)|trop tard|tardive/;
// “Refused” in English is said of any request.
const cancelled =
  /cancel|annul|geannuleerd|abgebrochen|storniert|refuse(?!d)|rejet|rejected|rechaz|rifiut|recus|declin|denied|abgelehnt|geweigerd|afgewezen/;

/**
 * Reads from a text how an approval ended: only words tell refused from expired. A text that says both has expired, for
 * banks call that cancelled too; `null` where it says neither, so that nobody is told what they did not do.
 *
 * Source: recorded answers (“App validation has been cancelled”, “… has expired”); other languages are a reading.
 */
export function approvalEndIn(text: string | null): ApprovalEnd | null {
  if (text === null) return null;
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  if (expired.test(plain)) return "expired";
  return cancelled.test(plain) ? "cancelled" : null;
}
