import type { ConnectorSummary } from "../../protocol/index.ts";

/** Letters that stay whole when accents are taken off, as people type them. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ı: "i",
};

/** A text as it is compared: no case, no accents. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[ßæœøłđı]/g, (letter) => LETTERS[letter] ?? letter);

/** Banks in the order of their names, as the language orders them. */
export function byBankName(
  connectors: readonly ConnectorSummary[],
  locale: string,
): readonly ConnectorSummary[] {
  const collator = new Intl.Collator(locale, { sensitivity: "base", numeric: true });
  return [...connectors].sort((a, b) => collator.compare(a.name, b.name));
}

interface FoundBanks {
  /** Best first; all of them, by name, for a query without a letter or digit. */
  readonly banks: readonly ConnectorSummary[];
  /** No bank is named as typed: these come closest. */
  readonly isWidened: boolean;
}

export type BankSearch = (query: string) => FoundBanks;

/** Finds what is typed anywhere in a name: what there is until the search proper has arrived. */
export function createPlainSearch(
  connectors: readonly ConnectorSummary[],
  locale: string,
): BankSearch {
  const byName = byBankName(connectors, locale).map((connector) => ({
    connector,
    name: fold(connector.name),
  }));
  return (query) => {
    const typed = fold(query.trim());
    const banks = byName
      .filter(({ name }) => name.includes(typed))
      .map(({ connector }) => connector);
    return { banks, isWidened: false };
  };
}
