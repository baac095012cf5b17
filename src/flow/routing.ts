import { canonicalState } from "../protocol/index.ts";
import type { Connection, RefusedOutcome } from "../protocol/index.ts";
import { promptFields } from "./form-field.ts";
import type { FormField } from "./form-field.ts";
import type { Act, Attempt, FormNotice, StepState } from "./steps.ts";
import { wayInOf } from "./way-in.ts";

/**
 * Where in the flow a connection or a refusal arrived.
 * `create`, `details` (new values of the connector's form), `answer` (to a prompt), `sync` (the empty POST), `resume`
 * (an approval), `webauth`: the answer of that act. `poll`: read while waiting. `open`: read to know where to begin.
 */
export type Arrival = Act | "poll" | "open";

/** Refused details at which Guichet stops: many banks block access at the third. */
const DETAILS_LIMIT = 3;
/** Refused answers at which Guichet stops (RTS (EU) 2018/389 art. 4(3)(b) lets a bank block at five). */
const ANSWERS_LIMIT = 5;

/** The way in of the source that asks for attention: a connection carries the state of any failing source. */
function failingWayIn(attempt: Attempt, connection: Connection) {
  const failing = connection.sources?.find(
    ({ state, disabled }) => disabled === null && state !== null && state === connection.state,
  );
  return failing === undefined
    ? attempt.wayIn
    : (wayInOf(attempt.connector, failing.name) ?? attempt.wayIn);
}

function form(
  attempt: Attempt,
  purpose: "first" | "repair" | "newPassword",
  notice: FormNotice | null,
): StepState {
  if (attempt.refusals >= DETAILS_LIMIT) return { step: "tooManyTries", attempt };
  return {
    step: "enteringCredentials",
    attempt,
    fields: repairFields(attempt),
    purpose,
    notice,
    sending: null,
  };
}

/** Connection's own fields where it names them (`wrongpass`), otherwise the form of its way in. */
function repairFields(attempt: Attempt): readonly FormField[] {
  const asked =
    attempt.connection?.state === "wrongpass" ? promptFields(attempt.connection.fields) : [];
  return asked.length > 0 ? asked : attempt.wayIn.fields;
}

/** The form that an attempt starts, or starts again, with. */
export function formAgain(attempt: Attempt, notice: FormNotice | null = null): StepState {
  if (attempt.wayIn.mechanism === "webauth") return wayInStep(attempt);
  return form(attempt, attempt.connection === null ? "first" : "repair", notice);
}

/** The form for a password that was renewed at the bank. */
export const newPasswordForm = (attempt: Attempt): StepState =>
  form(attempt, attempt.connection === null ? "first" : "newPassword", null);

/** The first step of a way in: its form, a detail to ask before the bank, or the door to the bank itself. */
export function wayInStep(attempt: Attempt): StepState {
  if (attempt.wayIn.mechanism === "credentials") return form(attempt, "first", null);
  if (attempt.wayIn.fields.length === 0 || attempt.connection !== null)
    return { step: "leavingForBank", attempt, going: false };
  return {
    step: "enteringCredentials",
    attempt,
    fields: attempt.wayIn.fields,
    purpose: "beforeWebauth",
    notice: null,
    sending: null,
  };
}

interface Prompting {
  /** How many prompts or approvals of the chain came before. */
  readonly round: number;
}

/**
 * The one place that says which step a connection calls for.
 *
 * Source: Powens, Connections, `ConnectionState` (“always fall back to a non-resolvable generic case for unknown
 * values”) and the guide “SCA and connection states”.
 */
export function routeConnection(
  before: Attempt,
  connection: Connection,
  arrival: Arrival,
  { round }: Prompting = { round: 0 },
): StepState {
  const healthy = connection.state === null && connection.last_update !== null;
  const attempt: Attempt = {
    ...before,
    connection,
    known: before.known || healthy,
    wayIn: failingWayIn(before, connection),
  };
  switch (connection.state) {
    case null:
      return healthy
        ? { step: "connected", attempt, already: arrival === "open" || arrival === "create" }
        : { step: "syncing", attempt };
    case "SCARequired":
      if (arrival === "resume") return decoupledEnded(attempt, connection.error_message);
      return attempt.wayIn.mechanism === "webauth"
        ? { step: "leavingForBank", attempt, going: false }
        : { step: "SCARequired", attempt, sending: null };
    case "webauthRequired":
      return { step: "leavingForBank", attempt, going: false };
    case "additionalInformationNeeded": {
      const fields = promptFields(connection.fields);
      if (fields.length > 0) return answering(attempt, fields, round + 1);
      return arrival === "sync"
        ? { step: "unknown", attempt, code: connection.state }
        : { step: "SCARequired", attempt, sending: null };
    }
    case "decoupled":
      return { step: "awaitingDecoupled", attempt, round: round + 1, resume: "due", moved: false };
    case "validating":
      return { step: "returningFromBank", attempt, why: "validating" };
    case "wrongpass":
      return attempt.wayIn.mechanism === "webauth" && repairFields(attempt).length === 0
        ? { step: "leavingForBank", attempt, going: false }
        : form(attempt, "repair", notice("wrongpass", connection.error_message));
    case "passwordExpired":
      return { step: "passwordExpired", attempt, bankMessage: connection.error_message };
    case "actionNeeded":
      return actionNeeded(attempt, connection.error_message);
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

/**
 * The one place that says which step a refusal (an error code of create or update) calls for.
 *
 * Source: Powens, Errors and Connections; recorded answers where the documentation is silent.
 */
export function routeRefusal(
  before: Attempt,
  refusal: RefusedOutcome,
  arrival: Act,
  current: StepState,
): StepState {
  const attempt =
    refusal.connection === null ? before : { ...before, connection: refusal.connection };
  const code = canonicalState(refusal.code);
  switch (code) {
    case "wrongpass":
      return arrival === "create" || arrival === "details"
        ? form(
            { ...attempt, refusals: attempt.refusals + 1 },
            attempt.connection === null ? "first" : "repair",
            notice("wrongpass", refusal.bankMessage),
          )
        : refusedAnswer(attempt, refusal, arrival, current);
    case "config":
    case "invalidValue":
    case "missingParameter":
      return misfit(attempt, refusal, current);
    case "passwordExpired":
      return { step: "passwordExpired", attempt, bankMessage: refusal.bankMessage };
    case "actionNeeded":
    case "bankMessage":
      return actionNeeded(attempt, refusal.bankMessage, current.step === "actionNeeded");
    case "SCARequired":
      if (arrival === "resume" || refusal.approval !== null)
        return {
          step: "decoupledEnded",
          attempt,
          how: refusal.approval ?? "cancelled",
          sending: null,
        };
      return attempt.connection === null
        ? { step: "returningFromBank", attempt, why: "pending" }
        : { step: "SCARequired", attempt, sending: null };
    case "webauthRequired":
      return { step: "leavingForBank", attempt, going: false };
    case "badRequest":
      return refusal.id_connection === null
        ? { step: "bug", attempt }
        : pendingAttempt(attempt, refusal);
    case "additionalInformationNeeded":
    case "decoupled":
    case "validating":
      return pendingAttempt(attempt, refusal);
    case "connectionLocked":
      return {
        step: "returningFromBank",
        attempt,
        why: attempt.connection === null ? "pending" : "running",
      };
    case "rateLimiting":
    case "tooManySync":
      return { step: "rateLimiting", attempt };
    case "websiteUnavailable":
      return { step: "websiteUnavailable", attempt, sending: null };
    case "bug":
    case "internalServerError":
    case "keymanager":
    case "dataError":
      return { step: "bug", attempt };
    case "notSupported":
      return { step: "notSupported", attempt };
    case "noAccount":
      return { step: "noAccount", attempt };
    case "notFound":
      return connectionGone(attempt);
    case "forbidden":
    case "methodNotAllowed":
      return {
        step: "brokenIntegration",
        code,
        message: `Powens refused this act with "${code}": check what the client application is entitled to`,
      };
    default:
      return { step: "unknown", attempt, code };
  }
}

/** The connection is no longer there: an attempt of this flow starts again, a connection of the host's cannot. */
export const connectionGone = (attempt: Attempt): StepState =>
  attempt.known
    ? { step: "unknown", attempt, code: "notFound" }
    : formAgain({ ...attempt, connection: null }, notice("nothingConnected", null));

const notice = (kind: FormNotice["kind"], bankMessage: string | null): FormNotice => ({
  kind,
  bankMessage,
  field: null,
});

const actionNeeded = (
  attempt: Attempt,
  bankMessage: string | null,
  stillDue = false,
): StepState => ({
  step: "actionNeeded",
  attempt,
  bankMessage,
  sending: null,
  stillDue,
});

const answering = (attempt: Attempt, fields: readonly FormField[], round: number): StepState => ({
  step: "answering",
  attempt,
  fields,
  round,
  notice: null,
  bankMessage: null,
  refusals: 0,
  sending: null,
  renewing: false,
});

/** In the background an approval that failed leaves `SCARequired`; only the text can tell refused from expired. */
const decoupledEnded = (attempt: Attempt, text: string | null): StepState => ({
  step: "decoupledEnded",
  attempt,
  how: /expir/i.test(text ?? "") ? "expired" : "cancelled",
  sending: null,
});

/** An answer was wrong. What the connection says now decides whether the same question stands. */
function refusedAnswer(
  attempt: Attempt,
  refusal: RefusedOutcome,
  arrival: Act,
  current: StepState,
): StepState {
  const answered = arrival === "answer";
  const before = current.step === "answering" ? current : null;
  const refusals = (before?.refusals ?? 0) + 1;
  if (answered && refusals >= ANSWERS_LIMIT) return { step: "tooManyTries", attempt };

  const now = refusal.connection;
  const asked = now?.state === "additionalInformationNeeded" ? promptFields(now.fields) : [];
  const fields = asked.length > 0 ? asked : now === null ? (before?.fields ?? []) : [];
  if (answered && fields.length > 0) {
    return {
      step: "answering",
      attempt,
      fields,
      round: before?.round ?? 1,
      notice: "refused",
      bankMessage: refusal.bankMessage,
      refusals,
      sending: null,
      renewing: false,
    };
  }
  if (answered && now !== null && now.state !== null)
    return routeConnection(attempt, now, "poll", { round: before?.round ?? 0 });
  return form(
    { ...attempt, refusals: attempt.refusals + 1 },
    attempt.connection === null ? "first" : "repair",
    notice("wrongpass", refusal.bankMessage),
  );
}

/** A value does not fit: said next to the field it quotes, where that field is on the form. */
function misfit(attempt: Attempt, refusal: RefusedOutcome, current: StepState): StepState {
  if (current.step === "answering") {
    return {
      step: "answering",
      attempt,
      fields: current.fields,
      round: current.round,
      notice: "refused",
      bankMessage: null,
      refusals: current.refusals,
      sending: null,
      renewing: false,
    };
  }
  if (current.step !== "enteringCredentials") return { step: "bug", attempt };
  return {
    step: "enteringCredentials",
    attempt,
    fields: current.fields,
    purpose: current.purpose,
    notice: { kind: "config", bankMessage: null, field: refusal.field },
    sending: null,
  };
}

/** The same details are waiting for the PSU already. The re-read connection says where; else it has to be found. */
function pendingAttempt(attempt: Attempt, refusal: RefusedOutcome): StepState {
  return isPending(refusal.connection)
    ? { step: "resuming", attempt: { ...attempt, connection: refusal.connection } }
    : { step: "returningFromBank", attempt, why: "pending" };
}

/** Waiting for the PSU in the middle of an attempt. */
export const isPending = (connection: Connection | null): connection is Connection =>
  connection?.state === "additionalInformationNeeded" ||
  connection?.state === "decoupled" ||
  connection?.state === "validating";
