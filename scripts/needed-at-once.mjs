/** How an application is split: what its first screen needs travels as one file, which compresses better than many. */
export const neededAtOnce = { groups: [{ name: "first", tags: ["$initial"] }] };
