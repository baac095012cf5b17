/** How an application is split: what its first screen needs travels as one file, which compresses better than many. */
export const neededAtOnce = { groups: [{ name: "first", tags: ["$initial"] }] };

const ofOnePage =
  /[\\/]src[\\/](?:channel|surfaces[\\/](?:hosted|frame)|protocol[\\/]frame-)|[\\/]src[\\/](?:api|protocol)[\\/](?:session|webview)-|\.html/;

/**
 * The same for several pages of one build: they have that file in common, and each its own beginning. One page must not
 * run what begins another, nor fetch what it alone needs.
 */
export const neededByPages = {
  groups: [{ name: "first", tags: ["$initial"], test: (id) => !ofOnePage.test(id) }],
};
