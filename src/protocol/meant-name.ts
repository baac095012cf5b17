const lettersOf = (name: string) => name.toLowerCase().replace(/[^a-z]/g, "");

/** The share of a name's neighbouring letters that another name has too: 1 for the same letters in the same order. */
function likeness(name: string, other: string): number {
  const letters = lettersOf(name);
  const pairs = [...letters].slice(1).map((letter, index) => `${letters[index] ?? ""}${letter}`);
  return pairs.filter((pair) => lettersOf(other).includes(pair)).length / pairs.length;
}

/**
 * Of the names that are known, the one that somebody probably meant who wrote another: `serverUrl` for `server_url`.
 * `undefined` where none is as like as `least`, from 0 to 1.
 */
export const meantName = <Name extends string>(
  name: string,
  known: readonly Name[],
  least = 0.6,
): Name | undefined =>
  [...known]
    .sort((one, other) => likeness(name, other) - likeness(name, one))
    .find((like) => likeness(name, like) >= least);
