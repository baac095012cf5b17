import type { StepState } from "../flow/index.ts";
import type { MessageId } from "../i18n/index.ts";
import { decoupledEndedHeadings } from "../react/index.ts";

const withHeading = [
  "tooManyTries",
  "wrongBrowser",
  "noAccount",
  "actionNeeded",
  "passwordExpired",
  "rateLimiting",
  "websiteUnavailable",
  "bug",
  "notSupported",
  "unknown",
  "outcomeUnknown",
  "tooManyRequests",
] as const;

/** The text that names a failure on screen; `null` where the step tells of none. */
export function headingIdOf(at: StepState): MessageId | null {
  switch (at.step) {
    case "loadFailed":
      return at.code === "upstream_unavailable" ? "noAnswer.heading" : "loadFailed.heading";
    case "leavingForBank":
      return at.blocked === undefined ? null : "leavingForBank.blocked.heading";
    case "sessionExpired":
      return at.refused === undefined ? "sessionExpired.heading" : "sessionExpired.refused.heading";
    case "decoupledEnded":
      return decoupledEndedHeadings[at.how];
    case "answering":
      return at.notice === "refused" || at.notice === "notTaken"
        ? `answering.${at.notice}.heading`
        : null;
    case "enteringCredentials":
      if (at.notice?.kind !== "wrongpass") return null;
      return at.attempt.refusals >= 2
        ? "enteringCredentials.wrongpassAgain.heading"
        : "enteringCredentials.wrongpass.heading";
    default: {
      const step = withHeading.find((name) => name === at.step);
      return step === undefined ? null : `${step}.heading`;
    }
  }
}
