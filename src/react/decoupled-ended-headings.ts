/** How an approval ended, in the words of its screen. */
export const decoupledEndedHeadings = {
  cancelled: "decoupledEnded.refused.heading",
  expired: "decoupledEnded.expired.heading",
  ended: "decoupledEnded.ended.heading",
} as const;
