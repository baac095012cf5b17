const SMALL_WORDS = new Set([
  "a",
  "al",
  "and",
  "au",
  "aux",
  "d",
  "de",
  "del",
  "der",
  "des",
  "di",
  "du",
  "et",
  "l",
  "la",
  "le",
  "les",
  "of",
  "the",
  "und",
  "y",
]);

/** One or two letters that stand for a name: "Banque du Phare" gives "BP". */
export function initialsOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const strong = words.filter((word) => !SMALL_WORDS.has(word.toLowerCase()));
  return (strong.length > 0 ? strong : words)
    .slice(0, 2)
    .map((word) => [...word][0] ?? "")
    .join("")
    .toLocaleUpperCase();
}
