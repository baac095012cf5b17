import { approvalEndIn } from "../protocol/approval-end.ts";
import { stateKindOf } from "../protocol/index.ts";
import type { Connection, StateKind } from "../protocol/index.ts";
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

/** A connection as it was read, and what is known of how it was. */
interface Arrived extends Prompting {
  readonly before: Attempt;
  readonly attempt: Attempt;
  readonly connection: Connection;
  readonly arrival: Arrival;
}

const steps: Readonly<Record<StateKind, (arrived: Arrived) => StepState>> = {
  healthy: ({ attempt, connection, arrival }) =>
    connection.last_update === null
      ? { step: "syncing", attempt }
      : { step: "connected", attempt, already: arrival === "open" || arrival === "create" },
  SCARequired: ({ attempt, connection, arrival }) =>
    arrival === "resume"
      ? approvalEnded(attempt, connection.error_message)
      : verificationDue(attempt),
  webauthRequired: ({ attempt }) => atTheDoor(attempt),
  additionalInformationNeeded: ({ attempt, arrival, round }) =>
    asking(attempt, "additionalInformationNeeded", arrival, round + 1),
  // Only an approval right after another one is “once more”.
  decoupled: ({ attempt, arrival, round }) =>
    approvalDue(attempt, arrival === "resume" || arrival === "poll" ? round + 1 : 1),
  validating: ({ attempt }) => ({ step: "returningFromBank", attempt, why: "validating" }),
  wrongpass: ({ before, attempt, connection, arrival }) =>
    isNews(before, arrival)
      ? detailsRefused(attempt, connection.error_message)
      : detailsDue(attempt, connection.error_message),
  passwordExpired: ({ attempt, connection }) => ({
    step: "passwordExpired",
    attempt,
    bankMessage: connection.error_message,
  }),
  actionNeeded: ({ attempt, connection }) => actionNeeded(attempt, connection.error_message),
  rateLimiting: ({ attempt }) => ({ step: "rateLimiting", attempt }),
  websiteUnavailable: ({ attempt }) => ({ step: "websiteUnavailable", attempt, sending: null }),
  bug: ({ attempt }) => ({ step: "bug", attempt }),
  notSupported: ({ attempt }) => ({ step: "notSupported", attempt }),
  unknown: ({ attempt, connection }) => ({
    step: "unknown",
    attempt,
    code: connection.state ?? "",
  }),
};

/**
 * The step that a connection calls for; the one place that says so.
 *
 * Source: Powens, Connections, `ConnectionState` (unknown values get a generic step that the user cannot resolve) and
 * the guide “SCA and connection states”.
 */
export function routeConnection(
  before: Attempt,
  connection: Connection,
  arrival: Arrival,
  { round }: Prompting = { round: 0 },
): StepState {
  const attempt = withConnection(before, connection);
  const route = steps[stateKindOf(connection.state)];
  return route({ before, attempt, connection, arrival, round });
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
