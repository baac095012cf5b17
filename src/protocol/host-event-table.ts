import type { ConnectEventName } from "./host-events.ts";

/** One event that a host can hear. */
interface HostEventEntry {
  /** `stable`: name, moment and payload change with a major version only. `informational`: may change, for funnels. */
  readonly stability: "stable" | "informational";
  /** When it is told, in one sentence. */
  readonly when: string;
  /** What it carries besides the facts that every event carries. */
  readonly payload: readonly (keyof typeof eventFacts)[];
}

/** Facts that every event and every callback carries. No personal data, no search text, no text of the bank. */
export const commonFacts = {
  flowId: {
    type: "string",
    meaning: "Random, made by the widget for this opening; not a session handle.",
  },
  step: { type: "string", meaning: "The step the PSU was at." },
  connectorUuid: { type: "string | null", meaning: "The bank, once one was chosen." },
  connectionId: { type: "number | null", meaning: "The connection, once there is one." },
  state: { type: "string | null", meaning: "The connection's state at Powens, as last read." },
  timestamp: { type: "number", meaning: "Milliseconds since 1970." },
} as const;

/** Facts that only some events carry. */
export const eventFacts = {
  errorCode: {
    type: "string",
    meaning: "An operational code of Guichet, or a state or code of Powens.",
  },
} as const;

/**
 * Every event that a host can hear. Types, documentation and tests are made from this table. Names are those of Plaid
 * Link where it has the same notion.
 */
export const hostEvents = {
  OPEN: {
    stability: "stable",
    when: "The widget opened. Always first, once.",
    payload: [],
  },
  TRANSITION_VIEW: {
    stability: "informational",
    when: "Another screen is shown; `step` names it. Steps may be added.",
    payload: [],
  },
  SEARCH_INSTITUTION: {
    stability: "informational",
    when: "The PSU began to search the list of banks, once for each visit to the list. Never what they typed.",
    payload: [],
  },
  SELECT_INSTITUTION: {
    stability: "stable",
    when: "The PSU chose a bank from the list. Not told of a bank that your options chose.",
    payload: [],
  },
  SUBMIT_CREDENTIALS: {
    stability: "informational",
    when: "The PSU sent the details of a form.",
    payload: [],
  },
  SUBMIT_MFA: {
    stability: "informational",
    when: "The PSU answered a question of the bank: a code, for example. Not told of a request for a new code.",
    payload: [],
  },
  OPEN_OAUTH: {
    stability: "informational",
    when: "The page is about to leave for the site of the bank, or for the Powens Webview.",
    payload: [],
  },
  CLOSE_OAUTH: {
    stability: "informational",
    when: "The PSU is back from there, and what happened is being read.",
    payload: [],
  },
  FAIL_OAUTH: {
    stability: "informational",
    when: "The PSU is back from there, and nothing came of it.",
    payload: [],
  },
  SELECT_ACCOUNT: {
    stability: "informational",
    when: "The PSU confirmed which accounts to share. Not which: `onSuccess` says it.",
    payload: [],
  },
  ERROR: {
    stability: "stable",
    when: "A screen is shown that tells of a failure. The PSU may still recover from it.",
    payload: ["errorCode"],
  },
  HANDOFF: {
    stability: "stable",
    when: "A connection was made. `onSuccess` follows at once.",
    payload: [],
  },
  EXIT: {
    stability: "stable",
    when: "The PSU left without a connection. `onExit` follows at once, then `onClose`.",
    payload: [],
  },
} as const satisfies Readonly<Record<ConnectEventName, HostEventEntry>>;
