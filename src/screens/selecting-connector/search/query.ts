import { fold } from "../bank-names.ts";

/** Words that join or lead: names and people have them or leave them out. */
const small = new Set(
  (
    "a au aux d das de del der des di die du e el en et and und in l la las le les los ma mein meine mes mi mon my nos " +
    "notre of our sur the van von y"
  ).split(" "),
);

/** Words that many banks share, or that say what the PSU wants there: they name none. */
const generic = new Set(
  (
    "account accounts app application assurance banca banche banco bancos bank banken banking banks banque banques " +
    "business caisse caisses client clients compte comptes connexion entreprise entreprises espace france groupe " +
    "internet kasse konto ligne login mabanque mesbanques monbanque mybank online particulier particuliers perso " +
    "personnel privat private pro professionals professionnel professionnels pros site web"
  ).split(" "),
);

export const isSmall = (word: string): boolean => small.has(word);
export const isGeneric = (word: string): boolean => small.has(word) || generic.has(word);

/** The words of a text, as they are compared. */
export const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Endings of web addresses that are no short ones of a country. */
const endings = new Set("bank bzh com example info online org net paris".split(" "));
const beforeEndings = new Set(["co", "com", "gouv"]);

/** The labels of a web address that may name somebody, as words; any other word stays as it is. */
function withoutAddress(word: string): string {
  const host = word
    .replace(/^[a-z]+:\/\//i, "")
    .replace(/^[^/]*@/, "")
    .replace(/[/?#:].*$/, "");
  if (!/^[\p{L}\p{N}-]{2,}(?:\.[\p{L}\p{N}-]{2,})+$/u.test(host)) return word;
  const labels = host.split(".").filter((label) => !/^(?:www\d*|m)$/i.test(label));
  const last = fold(labels.at(-1) ?? "");
  if (labels.length > 1 && (last.length <= 3 || endings.has(last))) labels.pop();
  if (labels.length > 1 && beforeEndings.has(fold(labels.at(-1) ?? ""))) labels.pop();
  return labels.join(" ");
}

/** “L.C.L.” is one word. */
const withoutDots = (word: string): string =>
  /^(?:[\p{L}\p{N}]\.){2,}[\p{L}\p{N}]?$/u.test(`${word}.`.replace(/\.\.$/, "."))
    ? word.replaceAll(".", "")
    : word;

/** The words of what was typed: of a web address those that name, of an acronym with dots the acronym. */
export const queryWords = (query: string): string[] =>
  query.split(/\s+/).flatMap((word) => wordsOf(withoutAddress(withoutDots(word))));
