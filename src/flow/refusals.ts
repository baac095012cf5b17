import { canonicalState } from "../protocol/index.ts";
import type { RefusedOutcome } from "../protocol/index.ts";
import { isPending, withConnection } from "./attempt.ts";
import { atTheDoor } from "./door.ts";
import { promptFields } from "./form-field.ts";
import { connectionGone, detailsRefused, formNotice, wayInStep } from "./forms.ts";
import {
  actionNeeded,
  approvalEnded,
  question,
  routeConnection,
  verificationDue,
} from "./routing.ts";
import type { Act, Attempt, StepState } from "./steps.ts";

/** Refused answers at which Guichet stops (RTS (EU) 2018/389 art. 4(3)(b) lets a bank block at five). */
const ANSWERS_LIMIT = 5;

/**
 * The one place that says which step a refusal (an error code of create or update) calls for.
 *
 * Source: Powens, Errors and Connections; recorded answers where the documentation is silent.
 */
export const routeRefusal = (
  before: Attempt,
  refusal: RefusedOutcome,
  arrival: Act,
  current: StepState,
): StepState => withWords(stepAfter(before, refusal, arrival, current), refusal);

function stepAfter(
  before: Attempt,
  refusal: RefusedOutcome,
  arrival: Act,
  current: StepState,
): StepState {
  const attempt = refusal.connection === null ? before : withConnection(before, refusal.connection);
  const { bankMessage } = refusal;
  const code = canonicalState(refusal.code);
  switch (code) {
    case "wrongpass":
      return arrival === "answer"
        ? answerRefused(before, attempt, refusal, current)
        : detailsRefused(attempt, bankMessage);
    case "config":
    case "invalidValue":
    case "missingParameter":
      return misfit(attempt, refusal, arrival, current);
    case "passwordExpired":
      return { step: "passwordExpired", attempt, bankMessage };
    case "actionNeeded":
    case "bankMessage":
      return actionNeeded(attempt, bankMessage, current.step === "actionNeeded");
    case "SCARequired":
      if (arrival === "resume" || refusal.approval !== null)
        return approvalEnded(attempt, bankMessage ?? wordsIn(attempt), refusal.approval);
      return attempt.connection === null ? seeking(attempt) : verificationDue(attempt);
    case "webauthRequired":
      return atTheDoor(attempt);
    case "badRequest":
      return refusal.id_connection === null && !isPending(refusal.connection)
        ? { step: "bug", attempt }
        : pendingAttempt(before, refusal);
    case "additionalInformationNeeded":
    case "decoupled":
    case "validating":
      return pendingAttempt(before, refusal);
    case "connectionLocked":
      return attempt.connection === null
        ? seeking(attempt)
        : { step: "returningFromBank", attempt, why: "locked" };
    case "rateLimiting":
    case "tooManySync":
      return { step: "rateLimiting", attempt };
    case "websiteUnavailable":
      return { step: "websiteUnavailable", attempt, sending: null };
    case "bug":
    case "internalServerError":
    case "keymanager":
    case "dataError":
      return notTaken(attempt, refusal, arrival, current) ?? { step: "bug", attempt };
    case "notSupported":
      return { step: "notSupported", attempt };
    case "noAccount":
      return { step: "noAccount", attempt };
    case "notFound":
      return attempt.connection === null
        ? { step: "notSupported", attempt }
        : connectionGone(attempt);
    case "unauthorized":
      return { step: "sessionExpired" };
    case "forbidden":
    case "methodNotAllowed":
      return {
        step: "brokenIntegration",
        code,
        message: `Powens refused this act with "${code}": check what the client application is entitled to`,
      };
    default:
      return notTaken(attempt, refusal, arrival, current) ?? { step: "unknown", attempt, code };
  }
}

/** Codes whose text speaks of Powens, not of the bank. */
const notOfTheBank = new Set([
  "internalServerError",
  "keymanager",
  "badRequest",
  "webauthRequired",
]);

/** The bank's words go along to a step that has no place of its own for them. */
function withWords(step: StepState, { code, bankMessage }: RefusedOutcome): StepState {
  if (bankMessage === null || notOfTheBank.has(code)) return step;
  const isShown =
    ("bankMessage" in step && step.bankMessage !== null) ||
    ("notice" in step && step.notice !== null && typeof step.notice === "object") ||
    step.step === "awaitingDecoupled";
  return isShown || !("attempt" in step) || step.attempt === null
    ? step
    : { ...step, attempt: { ...step.attempt, said: bankMessage } };
}

/** What a connection says of an approval that failed; while it still waits, its words ask for the approval. */
const wordsIn = ({ connection }: Attempt): string | null =>
  connection?.state === "SCARequired" ? connection.error_message : null;

const seeking = (attempt: Attempt): StepState => ({
  step: "returningFromBank",
  attempt,
  why: "pending",
});

/** The same details are waiting for the PSU already. The re-read connection says where; else it has to be found. */
function pendingAttempt(before: Attempt, { connection }: RefusedOutcome): StepState {
  if (connection === null) return seeking(before);
  return isPending(connection)
    ? { step: "resuming", attempt: withConnection(before, connection) }
    : routeConnection(before, connection, "poll");
}

/** The question that stands: the one that the connection asks, or the one on screen. */
function standing({ connection }: Attempt, current: StepState) {
  const asked = promptFields(connection?.fields ?? null);
  return asked.length > 0 || current.step !== "answering" ? asked : current.fields;
}

const roundOf = (current: StepState): number =>
  (current.step === "answering" || current.step === "outcomeUnknown" ? current.round : undefined) ??
  1;

/** Answers refused so far, also where the answer to the last one was lost for a while. */
const refusalsOf = (current: StepState): number =>
  (current.step === "answering" || current.step === "outcomeUnknown"
    ? current.refusals
    : undefined) ?? 0;

/** An answer that did not get through, while the bank still asks: the question again, and a word of it. */
function notTaken(
  attempt: Attempt,
  { bankMessage, connection }: RefusedOutcome,
  arrival: Act,
  current: StepState,
): StepState | null {
  const asks = connection === null || connection.state === "additionalInformationNeeded";
  const fields = arrival === "answer" && asks ? standing(attempt, current) : [];
  // Whether the bank has counted it is not known.
  const refusals = refusalsOf(current) + 1;
  return fields.length > 0 && refusals < ANSWERS_LIMIT
    ? question(attempt, fields, roundOf(current), { bankMessage, refusals, notTaken: true })
    : null;
}

/**
 * An answer was wrong. What the connection says now decides whether the same question stands; details are asked again
 * only where the connection itself says that they are wrong.
 */
function answerRefused(
  before: Attempt,
  attempt: Attempt,
  { bankMessage, connection }: RefusedOutcome,
  current: StepState,
): StepState {
  const refusals = refusalsOf(current) + 1;
  if (refusals >= ANSWERS_LIMIT) return { step: "tooManyTries", attempt };

  const asks = connection === null || connection.state === "additionalInformationNeeded";
  const fields = asks ? standing(attempt, current) : [];
  if (fields.length > 0)
    return question(attempt, fields, roundOf(current), { bankMessage, refusals });
  if (connection === null || connection.state === null) return verificationDue(attempt);
  const heard = { ...connection, error_message: connection.error_message ?? bankMessage };
  return routeConnection(before, heard, "poll");
}

const isKept = ({ connection }: Attempt): boolean => connection !== null;

/** A value does not fit: said next to the field it quotes, where that field is on the form. Never a refusal. */
function misfit(
  attempt: Attempt,
  refusal: RefusedOutcome,
  arrival: Act,
  current: StepState,
): StepState {
  if (arrival === "answer") {
    const fields = standing(attempt, current);
    const refused = { bankMessage: null, refusals: refusalsOf(current) };
    return fields.length > 0
      ? question(attempt, fields, roundOf(current), refused)
      : verificationDue(attempt);
  }
  const step =
    current.step === "enteringCredentials" && isKept(current.attempt) === isKept(attempt)
      ? current
      : arrival === "create" || arrival === "details" || attempt.wayIn.mechanism === "webview"
        ? wayInStep(attempt)
        : null;
  if (step?.step !== "enteringCredentials") return step ?? { step: "bug", attempt };
  const { fields, purpose } = step;
  const named = fields.some(({ name }) => name === refusal.field) ? refusal.field : null;
  const notice = formNotice("config", null, named);
  return { step: "enteringCredentials", attempt, fields, purpose, notice, sending: null };
}
