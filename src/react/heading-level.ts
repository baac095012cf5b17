import type { HeadingLevel } from "../ui/index.ts";

/** The level of a heading inside a screen whose own heading has the given level. */
export const levelBelow = (level: HeadingLevel): HeadingLevel => {
  const levels = [2, 3, 4, 5, 6, 6] as const;
  return levels[level - 1] ?? 6;
};
