/**
 * How many letters of a word may be wrong. Short words are names such as ING or LCL, where one letter is another bank.
 */
export const slipsOf = ({ length }: string): number => {
  if (length < 3) return 0;
  if (length < 5) return 1;
  return length < 8 ? 2 : 3;
};

/**
 * Letters to change, add, leave out or exchange with their neighbour until `typed` is the word, or its beginning: what
 * of the word was not typed yet costs nothing.
 */
export function slipsBetween(typed: string, word: string): number {
  if (word.startsWith(typed)) return 0;
  const width = Math.min(word.length, typed.length + 3) + 1;
  let older: number[] = [];
  let old = Array.from({ length: width }, (_, at) => at);
  for (let row = 1; row <= typed.length; row += 1) {
    const now = [row];
    for (let at = 1; at < width; at += 1) {
      const isSame = typed[row - 1] === word[at - 1];
      let least = Math.min(
        (old[at] ?? 0) + 1,
        (now[at - 1] ?? 0) + 1,
        (old[at - 1] ?? 0) + (isSame ? 0 : 1),
      );
      if (row > 1 && at > 1 && typed[row - 1] === word[at - 2] && typed[row - 2] === word[at - 1])
        least = Math.min(least, (older[at - 2] ?? 0) + 1);
      now.push(least);
    }
    older = old;
    old = now;
  }
  return Math.min(...old);
}
