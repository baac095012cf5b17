/**
 * How an application is split: what its first screen needs travels as one file, which compresses better than many.
 * Pages of one build have that file in common, and each its own beginning: one page must not run what begins another,
 * nor fetch what it alone needs.
 */
const ofOnePage =
  /[\\/]src[\\/](?:channel|surfaces[\\/](?:hosted|frame)|protocol[\\/]frame-)|[\\/]src[\\/](?:api|protocol)[\\/]session-|\.html/;

export const neededAtOnce = {
  groups: [{ name: "first", tags: ["$initial"], test: (id) => !ofOnePage.test(id) }],
};
