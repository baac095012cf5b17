import { approvalEndIn } from "../protocol/approval-end.ts";
import type { Connection } from "../protocol/index.ts";
import { withConnection } from "./attempt.ts";
import { asksElsewhere, atTheDoor } from "./door.ts";
import { promptFields } from "./form-field.ts";
import type { FormField } from "./form-field.ts";
import { detailsDue, detailsRefused } from "./forms.ts";
import { RESUMES_LIMIT } from "./poll-schedule.ts";
import type { Act, Attempt, StepState } from "./steps.ts";

/**
 * Where in the flow a connection arrived.
 * `create`, `details` (new values of the connector's form), `answer` (to a prompt), `sync` (the empty POST), `resume`
 * (an approval), `webauth`: the answer of that act. `poll`: read while waiting. `open`: read to know where to begin.
 */
export type Arrival = Act | "poll" | "open";

interface Prompting {
  /** How many prompts or approvals of the chain came before. */
  readonly round: number;
}

/**
 * The one place that says which step a connection calls for.
 *
 * Source: Powens, Connections, `ConnectionState` (unknown values get a generic step that the PSU cannot resolve) and
 * the guide “SCA and connection states”.
 */
export function routeConnection(
  before: Attempt,
  connection: Connection,
  arrival: Arrival,
  { round }: Prompting = { round: 0 },
): StepState {
  const attempt = withConnection(before, connection);
  const bankMessage = connection.error_message;
  switch (connection.state) {
    case null:
      return connection.last_update === null
        ? { step: "syncing", attempt }
        : { step: "connected", attempt, already: arrival === "open" || arrival === "create" };
    case "SCARequired":
      return arrival === "resume" ? approvalEnded(attempt, bankMessage) : verificationDue(attempt);
    case "webauthRequired":
      return atTheDoor(attempt);
    case "additionalInformationNeeded":
      return asking(attempt, connection.state, arrival, round + 1);
    case "decoupled":
      // Only an approval right after another one is “once more”.
      return approvalDue(attempt, arrival === "resume" || arrival === "poll" ? round + 1 : 1);
    case "validating":
      return { step: "returningFromBank", attempt, why: "validating" };
    case "wrongpass":
      return isNews(before, arrival)
        ? detailsRefused(attempt, bankMessage)
        : detailsDue(attempt, bankMessage);
    case "passwordExpired":
      return { step: "passwordExpired", attempt, bankMessage };
    case "actionNeeded":
      return actionNeeded(attempt, bankMessage);
    case "rateLimiting":
      return { step: "rateLimiting", attempt };
    case "websiteUnavailable":
      return { step: "websiteUnavailable", attempt, sending: null };
    case "bug":
      return { step: "bug", attempt };
    case "notSupported":
      return { step: "notSupported", attempt };
    default:
      return { step: "unknown", attempt, code: connection.state };
  }
}

/** Whether `wrongpass` is what came of this flow's own act, rather than what was there before. */
const isNews = (before: Attempt, arrival: Arrival): boolean =>
  arrival === "poll" ? before.connection?.state !== "wrongpass" : arrival !== "open";

/** A verification has to be started: at the bank where the failing source is webauth, else by an empty POST. */
export const verificationDue = (attempt: Attempt): StepState =>
  attempt.wayIn.mechanism === "webauth"
    ? atTheDoor(attempt)
    : { step: "SCARequired", attempt, sending: null };

/** The approval is gone on with by itself, so many times: then the PSU is asked whether to. */
function approvalDue({ resumed = 0, ...rest }: Attempt, round: number): StepState {
  if (resumed >= RESUMES_LIMIT) return { step: "resuming", attempt: { ...rest, resumed } };
  const attempt = { ...rest, resumed: resumed + 1 };
  return { step: "awaitingDecoupled", attempt, round, resume: "due", moved: false };
}

/** An approval that failed. In the background it leaves `SCARequired`; only words can tell refused from expired. */
export const approvalEnded = (
  attempt: Attempt,
  bankMessage: string | null,
  told: "cancelled" | "expired" | null = null,
): StepState => ({
  step: "decoupledEnded",
  attempt,
  how: told ?? approvalEndIn(bankMessage) ?? "ended",
  bankMessage,
  sending: null,
});

export const actionNeeded = (
  attempt: Attempt,
  bankMessage: string | null,
  stillDue = false,
): StepState => ({ step: "actionNeeded", attempt, bankMessage, sending: null, stillDue });

/** The bank's question. One without an input to show is asked for once more, by the PSU, and then given up. */
function asking(attempt: Attempt, code: string, arrival: Arrival, round: number): StepState {
  const fields = promptFields(attempt.connection?.fields ?? null);
  if (fields.length > 0) return question(attempt, fields, round);
  return arrival === "sync" ? { step: "unknown", attempt, code } : verificationDue(attempt);
}

/** A prompt, new or asked again. */
export function question(
  attempt: Attempt,
  fields: readonly FormField[],
  round: number,
  refused: {
    readonly bankMessage: string | null;
    readonly refusals: number;
    readonly notTaken?: boolean;
  } | null = null,
): StepState {
  if (asksElsewhere(attempt)) return atTheDoor(attempt);
  return {
    step: "answering",
    attempt,
    fields,
    round,
    notice: refused === null ? null : refused.notTaken === true ? "notTaken" : "refused",
    bankMessage: refused?.bankMessage ?? null,
    refusals: refused?.refusals ?? 0,
    sending: null,
    renewing: false,
  };
}
