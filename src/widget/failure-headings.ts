import type { StepName, StepOf, StepState } from "../flow/index.ts";
import type { MessageId } from "../i18n/index.ts";
import { decoupledEndedHeadings } from "../react/index.ts";

/** A heading, one that depends on what is known at the step, or `null` where the step tells of no failure. */
type Headings = {
  readonly [Name in StepName]: MessageId | null | ((state: StepOf<Name>) => MessageId | null);
};

/** The text that names the failure on the screen of each step. */
const headings: Headings = {
  opening: null,
  selectingConnector: null,
  notListed: null,
  choosingSource: null,
  enteringCredentials: ({ notice, attempt }) => {
    if (notice?.kind !== "wrongpass") return null;
    return attempt.refusals >= 2
      ? "enteringCredentials.wrongpassAgain.heading"
      : "enteringCredentials.wrongpass.heading";
  },
  tooManyTries: "tooManyTries.heading",
  leavingForBank: ({ blocked }) =>
    blocked === undefined ? null : "leavingForBank.blocked.heading",
  returningFromBank: null,
  returnedWithoutResult: null,
  finishedElsewhere: null,
  wrongBrowser: "wrongBrowser.heading",
  resuming: null,
  answering: ({ notice }) =>
    notice === "refused" || notice === "notTaken" ? `answering.${notice}.heading` : null,
  awaitingDecoupled: null,
  decoupledEnded: ({ how }) => decoupledEndedHeadings[how],
  SCARequired: null,
  syncing: null,
  choosingAccounts: null,
  nothingShared: null,
  noAccount: "noAccount.heading",
  connected: null,
  actionNeeded: "actionNeeded.heading",
  passwordExpired: "passwordExpired.heading",
  rateLimiting: "rateLimiting.heading",
  websiteUnavailable: "websiteUnavailable.heading",
  bug: "bug.heading",
  notSupported: "notSupported.heading",
  unknown: "unknown.heading",
  outcomeUnknown: "outcomeUnknown.heading",
  tooManyRequests: "tooManyRequests.heading",
  loadFailed: ({ code }) =>
    code === "upstream_unavailable" ? "noAnswer.heading" : "loadFailed.heading",
  sessionExpired: ({ refused }) =>
    refused === undefined ? "sessionExpired.heading" : "sessionExpired.refused.heading",
  // Its heading belongs to the texts of the first screen.
  brokenIntegration: null,
  closed: null,
};

/** The text that names a failure on screen; `null` where the step tells of none. */
export function headingIdOf(at: StepState): MessageId | null {
  // The step of a state chooses the entry that takes it.
  const heading = headings[at.step] as MessageId | null | ((at: StepState) => MessageId | null);
  return typeof heading === "function" ? heading(at) : heading;
}
