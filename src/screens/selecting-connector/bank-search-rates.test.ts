import { describe, expect, it } from "vitest";
import { bankSummary } from "../../react/testing/bank.ts";
import { fold } from "./bank-names.ts";
import { createBankSearch } from "./bank-search.ts";

/** Invented brands, with what real names have: accents, apostrophes, joined and small words, one word or many. */
const brands = [
  "Banque du Vieux Moulin",
  "Crédit des Trois Rivières",
  "Caisse d’Abeille",
  "Société Lunaire",
  "Mutuelle Boréale",
  "Phare",
  "Grossbank Eschental",
  "Dupuis & Fils",
  "Castel et Brume",
  "Comptoir Maritime",
  "La Banque Tourterelle",
  "Orvane",
  "Quillon Patrimoine",
  "BZK",
  "Trésorerie Vermeille",
  "Cassavole",
];
const places = [
  "Aubrac",
  "Beauvoisin",
  "Cornouaille",
  "Drôme Haute",
  "Escaut",
  "Forez",
  "Gâtinais",
  "Hautes Landes",
  "Île Verte",
  "Jurançon",
  "Larzac",
  "Marais Bleu",
  "Nord Lointain",
  "Ouche",
];
const regional = brands.slice(0, 6);
const names = [
  ...brands,
  ...regional.flatMap((brand) => places.map((place) => `${brand} ${place}`)),
];
const search = createBankSearch(
  names.map((name, index) =>
    bankSummary({
      ...{ name, id: index + 1 },
      uuid: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
    }),
  ),
  "fr",
);
const firstFive = (query: string) =>
  search(query)
    .banks.slice(0, 5)
    .map(({ name }) => name);

const wordsOf = (name: string) => fold(name).match(/[\p{L}\p{N}]+/gu) ?? [];
const plain = (name: string) => wordsOf(name).join(" ");
/** A number that a text always gives, to spread slips over words and letters. */
const numberOf = (text: string) =>
  [...text].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7);

const letters = ["e", "t", "a", "o", "i", "n", "s", "r", "l", "u"];
/** One slip in the longest word: a letter changed, left out, doubled, or exchanged with its neighbour. */
function slip(name: string, kind: number, place: (word: string) => number): string {
  const words = wordsOf(name);
  const longest = [...words].sort((a, b) => b.length - a.length)[0] ?? "";
  const at = place(longest);
  const letter = longest[at] ?? "";
  const other = letters.find((one) => one !== letter && one !== longest[at + 1]) ?? "e";
  const [before, after] = [longest.slice(0, at), longest.slice(at + 1)];
  const slips = [
    before + other + after,
    before + after,
    before + letter + letter + after,
    before + (after[0] ?? "") + letter + after.slice(1),
  ];
  return words.map((word) => (word === longest ? (slips[kind % 4] ?? word) : word)).join(" ");
}
const inside = (word: string) => 1 + (numberOf(word) % Math.max(1, word.length - 2));
const many = [0, 1, 2, 3];

type Kind = readonly [what: string, rate: number, queries: (name: string) => readonly string[]];
const kinds: readonly Kind[] = [
  ["exact", 0.97, (name) => [name, name.toUpperCase()]],
  ["no accents", 0.97, (name) => [plain(name)]],
  ["no spaces", 0.97, (name) => [wordsOf(name).join("")]],
  ["another order", 0.97, (name) => [wordsOf(name).reverse().join(" ")]],
  ["a word torn apart", 0.97, (name) => [plain(name).replace(/(\p{L}{3})(\p{L}{3})/u, "$1 $2")]],
  [
    "generic words around",
    0.97,
    (name) => [
      `ma ${name}`,
      `banque ${name}`,
      `${name} particuliers`,
      `${name} pro`,
      `la ${name} france`,
      `mon espace client ${name}`,
    ],
  ],
  [
    "a site",
    0.97,
    (name) => [
      `${wordsOf(name).join("")}.fr`,
      `www.${wordsOf(name).join("-")}.example`,
      `https://particuliers.${wordsOf(name).join("-")}.co.uk/login?x=1`,
    ],
  ],
  ["one slip", 0.97, (name) => many.map((kind) => slip(name, kind, inside))],
  ["a slip in the first letter", 0.9, (name) => [slip(name, 0, () => 0)]],
  [
    "two slips",
    0.9,
    (name) =>
      many.map((kind) => slip(slip(name, kind, inside), kind + 1, (word) => inside(`${word}x`))),
  ],
];

describe("of generated searches, the bank is among the first five", () => {
  it.each(kinds)("[wire W2] %s: %d", (what, rate, queriesOf) => {
    const asked = names.flatMap((name) => queriesOf(name).map((query) => ({ name, query })));
    const missed = asked.filter(({ name, query }) => !firstFive(query).includes(name));
    const share = 1 - missed.length / asked.length;
    expect(
      share,
      `${what}: ${missed
        .slice(0, 8)
        .map(({ query }) => query)
        .join(", ")}`,
    ).toBeGreaterThanOrEqual(rate);
  });

  it.each([
    ["B.Z.K.", "BZK"],
    ["b.z.k", "BZK"],
    ["Dupuis et Fils", "Dupuis & Fils"],
    ["dupuis and fils", "Dupuis & Fils"],
    ["dupuis und fils", "Dupuis & Fils"],
    ["dupuisetfils", "Dupuis & Fils"],
    ["castel & brume", "Castel et Brume"],
    ["soc lun", "Société Lunaire"],
    ["lbt", "La Banque Tourterelle"],
    ["bt", "La Banque Tourterelle"],
    ["tourterelle.bank.example", "La Banque Tourterelle"],
    ["mabanque.cassavole", "Cassavole"],
  ])("[wire W2] %s", (query, name) => {
    expect(firstFive(query)).toContain(name);
    expect(search(query).isWidened).toBe(false);
  });

  it.each([
    ["bvm", /^Banque du Vieux Moulin/],
    ["bdvm", /^Banque du Vieux Moulin/],
    ["ctr", /^Crédit des Trois Rivières/],
    ["ca larzac", /^Caisse d’Abeille Larzac/],
  ])("[wire W2] initials: %s", (query, name) => {
    expect(firstFive(query)[0]).toMatch(name);
  });

  it.each([
    ["phare mystere", "Phare"],
    ["cassavole bourgogne sud", "Cassavole"],
    ["bzj quillon", "Quillon Patrimoine"],
    ["bxk paribas", "BZK"],
    ["credit trois rivieres inconnu", "Crédit des Trois Rivières"],
  ])(
    "[wire W2] one word too many, “%s”: by the words that match, and it says so",
    (query, name) => {
      expect(firstFive(query)).toContain(name);
      expect(search(query).isWidened).toBe(true);
    },
  );

  it("[wire W2] gives no empty list while any word matches", () => {
    for (const name of names)
      for (const word of wordsOf(name).filter(({ length }) => length > 2))
        expect(search(`zzzxqj ${word} wwqkkz`).banks.length, word).toBeGreaterThan(0);
    expect(search("zzzxqj wwqkkz")).toEqual({ banks: [], isWidened: false });
  });
});
