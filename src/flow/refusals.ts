import { refusalKindOf } from "../protocol/index.ts";
import type { RefusalKind, RefusedOutcome } from "../protocol/index.ts";
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

/** A refusal as it was heard, and what is known of what was refused. */
interface Refused {
  /** The attempt as it was sent, and with the connection as it was read after the refusal. */
  readonly before: Attempt;
  readonly attempt: Attempt;
  readonly refusal: RefusedOutcome;
  readonly arrival: Act;
  readonly current: StepState;
}

type Route = (refused: Refused) => StepState;

const needsOtherValue: Route = ({ attempt, refusal, arrival, current }) =>
  misfit(attempt, refusal, arrival, current);

const needsActionAtBank: Route = ({ attempt, refusal, current }) =>
  actionNeeded(attempt, refusal.bankMessage, current.step === "actionNeeded");

const alreadyPending: Route = ({ before, refusal }) => pendingAttempt(before, refusal);

const limited: Route = ({ attempt }) => ({ step: "rateLimiting", attempt });

const faultAtPowens: Route = (refused) =>
  notTaken(refused) ?? { step: "bug", attempt: refused.attempt };

const notEntitled: Route = ({ refusal }) => ({
  step: "brokenIntegration",
  code: refusal.code,
  message: `Powens refused this act with "${refusal.code}": check what the client application is entitled to`,
});

const steps: Readonly<Record<RefusalKind, Route>> = {
  wrongpass: (refused) =>
    refused.arrival === "answer"
      ? answerRefused(refused)
      : detailsRefused(refused.attempt, refused.refusal.bankMessage),
  config: needsOtherValue,
  invalidValue: needsOtherValue,
  missingParameter: needsOtherValue,
  passwordExpired: ({ attempt, refusal: { bankMessage } }) => ({
    step: "passwordExpired",
    attempt,
    bankMessage,
  }),
  actionNeeded: needsActionAtBank,
  bankMessage: needsActionAtBank,
  SCARequired: ({ attempt, refusal: { approval, bankMessage }, arrival }) => {
    if (arrival === "resume" || approval !== null)
      return approvalEnded(attempt, bankMessage ?? wordsIn(attempt), approval);
    return attempt.connection === null ? seeking(attempt) : verificationDue(attempt);
  },
  webauthRequired: ({ attempt }) => atTheDoor(attempt),
  badRequest: ({ before, attempt, refusal }) =>
    refusal.id_connection === null && !isPending(refusal.connection)
      ? { step: "bug", attempt }
      : pendingAttempt(before, refusal),
  additionalInformationNeeded: alreadyPending,
  decoupled: alreadyPending,
  validating: alreadyPending,
  connectionLocked: ({ attempt }) =>
    attempt.connection === null
      ? seeking(attempt)
      : { step: "returningFromBank", attempt, why: "locked" },
  rateLimiting: limited,
  tooManySync: limited,
  websiteUnavailable: ({ attempt }) => ({ step: "websiteUnavailable", attempt, sending: null }),
  bug: faultAtPowens,
  internalServerError: faultAtPowens,
  keymanager: faultAtPowens,
  dataError: faultAtPowens,
  notSupported: ({ attempt }) => ({ step: "notSupported", attempt }),
  noAccount: ({ attempt }) => ({ step: "noAccount", attempt }),
  notFound: ({ attempt }) =>
    attempt.connection === null ? { step: "notSupported", attempt } : connectionGone(attempt),
  unauthorized: () => ({ step: "sessionExpired" }),
  forbidden: notEntitled,
  methodNotAllowed: notEntitled,
  unknown: (refused) =>
    notTaken(refused) ?? {
      step: "unknown",
      attempt: refused.attempt,
      code: refused.refusal.code,
    },
};

/**
 * The step that a refusal (an error code of create or update) calls for, with the bank's words; the one place that says
 * so.
 *
 * Source: Powens, Errors and Connections; recorded answers where the documentation is silent.
 */
export function routeRefusal(
  before: Attempt,
  refusal: RefusedOutcome,
  arrival: Act,
  current: StepState,
): StepState {
  const attempt = refusal.connection === null ? before : withConnection(before, refusal.connection);
  const route = steps[refusalKindOf(refusal.code)];
  return withWords(route({ before, attempt, refusal, arrival, current }), refusal);
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
function notTaken({
  attempt,
  refusal: { bankMessage, connection },
  arrival,
  current,
}: Refused): StepState | null {
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
function answerRefused({
  before,
  attempt,
  refusal: { bankMessage, connection },
  current,
}: Refused): StepState {
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
