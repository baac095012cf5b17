import type { ConnectorSummary } from "../../../protocol/index.ts";
import { isGeneric, isSmall, wordsOf } from "./query.ts";

/** A bank as the search knows it. */
export interface SearchEntry {
  readonly connector: ConnectorSummary;
  /** In the order of names. */
  readonly place: number;
  readonly words: readonly string[];
  readonly name: string;
  /** How many of the words name this bank rather than any. */
  readonly naming: number;
  /** The initials of the name, with its small words and without; none for a single word. */
  readonly initials: string;
  /** The whole name in one word, with its small words and without. */
  readonly whole: readonly string[];
  /** The same from each word on: people leave out spaces, apostrophes and first words. */
  readonly runs: readonly string[];
}

/** “&” is read aloud in the language of the reader. */
const readings = (name: string): string[] =>
  name.includes("&") ? ["et", "and", "und"].map((word) => name.replaceAll("&", ` ${word} `)) : [];

const runsOf = (words: readonly string[]): string[] =>
  words.slice(0, -1).map((_, start) => words.slice(start).join(""));

export function entryOf(connector: ConnectorSummary, place: number): SearchEntry {
  const words = wordsOf(connector.name);
  const forms = [words, words.filter((word) => !isSmall(word))];
  const initials = forms
    .filter(({ length }) => length > 1)
    .map((form) => form.map(([first]) => first).join(""));
  return {
    ...{ connector, place, words },
    name: words.join(" "),
    naming: words.filter((word) => !isGeneric(word)).length,
    initials: [...new Set(initials)].join(" "),
    whole: [...new Set(forms.map((form) => form.join("")))],
    runs: [...new Set([...forms, ...readings(connector.name).map(wordsOf)].flatMap(runsOf))],
  };
}
