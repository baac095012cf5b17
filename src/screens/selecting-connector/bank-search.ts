import MiniSearch from "minisearch";
import type { SearchOptions } from "minisearch";
import type { ConnectorSummary } from "../../protocol/index.ts";
import { byBankName } from "./bank-names.ts";
import type { BankSearch } from "./bank-names.ts";
import { slipsBetween, slipsOf } from "./search/closeness.ts";
import { entryOf } from "./search/entry.ts";
import type { SearchEntry } from "./search/entry.ts";
import { isGeneric, isSmall, queryWords } from "./search/query.ts";

/** Candidates that are compared letter by letter, and the length of a widened list: a longer one helps nobody. */
const CANDIDATES = 200;
const WIDENED_LIMIT = 30;
/** Letters in a row that tell a name run together from a slip in a word. */
const SHORTEST_RUN = 6;

/** Prepares the search of a list of banks; it is done here, so that what is typed leaves the page with no request. */
export function createBankSearch(
  connectors: readonly ConnectorSummary[],
  locale: string,
): BankSearch {
  const byName = byBankName(connectors, locale);
  const entries = byName.map(entryOf);
  const index = new MiniSearch<SearchEntry>({
    idField: "place",
    fields: ["name", "initials"],
    tokenize: (text) => text.split(" "),
    processTerm: (term) => term,
  });
  index.addAll(entries);

  const lookUp = (words: readonly string[], options: SearchOptions) =>
    index
      .search(words.join(" "), { combineWith: "AND", prefix: true, ...options })
      .flatMap(({ id, score, queryTerms: matched }) => {
        const entry = entries[Number(id)];
        return entry === undefined ? [] : [{ entry, score, matched }];
      });

  /** One letter or two begin so many words that looking at every bank is quicker. */
  const beginning = (words: readonly string[]) =>
    entries
      .filter((entry) =>
        words.every(
          (word) =>
            entry.words.some((one) => one.startsWith(word)) ||
            ` ${entry.initials}`.includes(` ${word}`),
        ),
      )
      .map((entry) => ({ entry, score: 0 }));

  /** Banks with every word, or its beginning: first the name as typed, then what begins so, then whole names. */
  function exactly(words: readonly string[]): SearchEntry[] {
    const typed = words.join(" ");
    const naming = words.filter((word) => !isGeneric(word)).length;
    const rankOf = ({ name, naming: count }: SearchEntry) => {
      if (name === typed) return 0;
      if (name.startsWith(typed)) return 1;
      return count === naming ? 2 : 3;
    };
    const isShort = words.length > 0 && words.every(({ length }) => length < 3);
    return (isShort ? beginning(words) : lookUp(words, { boost: { initials: 0.5 } }))
      .map((hit) => ({ ...hit, rank: rankOf(hit.entry) }))
      .sort(
        (a, b) =>
          a.rank - b.rank || (a.rank > 1 ? b.score - a.score : 0) || a.entry.place - b.entry.place,
      )
      .map(({ entry }) => entry);
  }

  /** The same where words of a name were run together; the shortest name first. */
  const runTogether = (words: readonly string[]): SearchEntry[] =>
    entries
      .filter((entry) =>
        words.every((word) => [...entry.words, ...entry.runs].some((one) => one.startsWith(word))),
      )
      .sort((a, b) => a.name.length - b.name.length);

  /** Banks whose whole name was run together, or a word of it torn apart, give or take some letters. */
  const nearlyTogether = (run: string): SearchEntry[] =>
    run.length < SHORTEST_RUN
      ? []
      : bySlips(
          entries
            .map((entry) => ({ entry, slips: slipsTo(run, entry.whole) }))
            .filter(({ slips }) => slips <= slipsOf(run)),
        );

  /** Banks with any of the words, give or take some letters: with every word, with those that name, or with most. */
  function nearly(words: readonly string[], naming: readonly string[], run: string): SearchEntry[] {
    const hits = lookUp(words, {
      ...{ fields: ["name"], combineWith: "OR" },
      prefix: (word) => word.length > 2,
      fuzzy: slipsOf,
    });
    const withAll = (some: readonly string[]): SearchEntry[] =>
      bySlips(
        hits
          .filter(({ matched }) => some.length > 0 && some.every((word) => matched.includes(word)))
          .slice(0, CANDIDATES)
          .map(({ entry }) => ({
            entry,
            slips: some.reduce((sum, word) => sum + slipsTo(word, entry.words), 0),
          })),
      );
    return firstFound([
      () => withAll(words),
      () => withAll(naming),
      () => nearlyTogether(run),
      () => byWorth(hits.slice(0, CANDIDATES), words),
    ]);
  }

  return (query) => {
    const words = queryWords(query);
    if (words.length === 0) return { banks: byName, isWidened: false };
    const named = words.filter((word) => !isSmall(word));
    const naming = words.filter((word) => !isGeneric(word));
    const run = words.join("");
    const exact = firstFound([
      ...[words, named, naming].map((some) => () => exactly(some)),
      ...[words, naming, [run]].map((some) => () => (some.length === 0 ? [] : runTogether(some))),
    ]);
    if (exact.length > 0) return { banks: banksOf(exact), isWidened: false };
    // Slips are forgiven only where nothing is named as typed, so that they bring no strangers into a good list.
    const close = firstFound([
      () => (named.length === 0 ? [] : nearly(named, naming, run)),
      () => nearly(words, naming, run),
    ]);
    return { banks: banksOf(close.slice(0, WIDENED_LIMIT)), isWidened: close.length > 0 };
  };
}

const banksOf = (found: readonly SearchEntry[]) => found.map(({ connector }) => connector);

/** What the first search finds that finds anything. */
function firstFound(searches: readonly (() => SearchEntry[])[]): SearchEntry[] {
  for (const search of searches) {
    const found = search();
    if (found.length > 0) return found;
  }
  return [];
}

const slipsTo = (typed: string, words: readonly string[]): number =>
  Math.min(...words.map((word) => slipsBetween(typed, word)));

const bySlips = (found: { readonly entry: SearchEntry; readonly slips: number }[]): SearchEntry[] =>
  found
    .sort((a, b) => a.slips - b.slips || a.entry.name.length - b.entry.name.length)
    .map(({ entry }) => entry);

/** The letters that a bank has of what was typed; those of words that name no bank hardly count. */
const worthOf = ({ words }: SearchEntry, typed: readonly string[]): number =>
  typed.reduce((sum, word) => {
    const slips = slipsTo(word, words);
    return slips > slipsOf(word) ? sum : sum + (word.length - slips) * (isGeneric(word) ? 0.1 : 1);
  }, 0);

const byWorth = (hits: readonly { readonly entry: SearchEntry }[], typed: readonly string[]) =>
  hits
    .map(({ entry }) => ({ entry, worth: worthOf(entry, typed) }))
    .sort((a, b) => b.worth - a.worth || a.entry.place - b.entry.place)
    .map(({ entry }) => entry);
