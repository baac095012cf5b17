/** Asks the session recorders that hosts commonly run not to record what is typed. */
export const privateInput = {
  "data-sentry-mask": "",
  "data-dd-privacy": "mask",
  "data-hj-suppress": "",
} as const;

/** The recorders that are told by class: rrweb and PostHog. */
export const PRIVATE_CLASSES = "rr-mask rr-ignore ph-no-capture";

/** What is copied from a card or a letter is not prose: no capitals, corrections or spelling services. */
export const verbatimInput = {
  autoCapitalize: "none",
  autoCorrect: "off",
  spellCheck: false,
} as const;
