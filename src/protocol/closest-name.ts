/** Letters changed, missed, added or swapped with their neighbour, from one text to another. */
function distance(from: string, to: string): number {
  let [before, last]: number[][] = [[], Array.from({ length: to.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= from.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const ways = [
        (last?.[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last?.[column - 1] ?? 0) + (isSame ? 0 : 1),
        ...(isSwapped && row > 1 && column > 1 ? [(before?.[column - 2] ?? 0) + 1] : []),
      ];
      next.push(Math.min(...ways));
    }
    [before, last] = [last, next];
  }
  return last?.[to.length] ?? 0;
}

const bare = (name: string) => name.toLowerCase().replace(/[-_.\s]/g, "");

/** The known name that a mistyped one most likely meant; `null` when none is near. Neither case nor dashes count. */
export function closestName(given: string, known: readonly string[]): string | null {
  const typed = bare(given).slice(0, 60);
  const most = typed.length < 8 ? 1 : 2;
  const [nearest] = known
    .map((name) => ({ name, away: distance(typed, bare(name)) }))
    .filter(({ away }) => away <= most)
    .sort((a, b) => a.away - b.away);
  return nearest?.name ?? null;
}
