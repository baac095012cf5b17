import MiniSearch from "minisearch";
import type { ConnectorSummary } from "../../protocol/index.ts";
import { byBankName, fold } from "./bank-names.ts";
import type { BankSearch } from "./bank-names.ts";

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
const joined = (text: string): string => wordsOf(text).join("");

/**
 * How many letters may be wrong in a word; two neighbours that changed places count as two. Short words are names such
 * as ING or LCL, where one letter is another bank.
 */
const slips = (word: string): number | false => (word.length < 4 ? false : word.length < 5 ? 1 : 2);

/** Prepares the search of a list of banks; it is done here, so that what is typed leaves the page with no request. */
export function createBankSearch(
  connectors: readonly ConnectorSummary[],
  locale: string,
): BankSearch {
  const byName = byBankName(connectors, locale);
  const entries = byName.map((connector, place) => ({
    connector,
    place,
    name: wordsOf(connector.name).join(" "),
    joined: joined(connector.name),
  }));

  const index = new MiniSearch<(typeof entries)[number]>({
    idField: "place",
    // As one word too: people leave out spaces and apostrophes.
    fields: ["name", "joined"],
    tokenize: (text) => text.split(" "),
    processTerm: (term) => term,
  });
  index.addAll(entries);

  return (query) => {
    const words = wordsOf(query);
    if (words.length === 0) return byName;
    const typed = words.join(" ");
    const rankOf = (name: string) => (name === typed ? 0 : name.startsWith(typed) ? 1 : 2);
    const asTyped = index.search(typed, { prefix: true, combineWith: "AND" });
    // Slips are forgiven only where nothing is named as typed, so that they bring no strangers into a good list.
    const hits =
      asTyped.length > 0
        ? asTyped
        : index.search(typed, { prefix: true, fuzzy: slips, combineWith: "AND" });
    return hits
      .map(({ id, score }) => ({ entry: entries[Number(id)], score }))
      .flatMap(({ entry, score }) =>
        entry === undefined ? [] : [{ ...entry, score, rank: rankOf(entry.name) }],
      )
      .sort(
        (a, b) => a.rank - b.rank || (a.rank === 2 ? b.score - a.score : 0) || a.place - b.place,
      )
      .map(({ connector }) => connector);
  };
}
