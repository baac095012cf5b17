import type { Connection, SettledOutcome } from "../protocol/index.ts";
import type { EventName, EventOf, FlowEvent } from "./events.ts";
import { closed, requestClose } from "./leaving.ts";
import { failedAct, failedRead } from "./failures.ts";
import {
  connectionGone,
  formAgain,
  newPasswordForm,
  routeConnection,
  routeRefusal,
  wayInStep,
} from "./routing.ts";
import { freshAttempt, openAttempt, reopenConnection, returnFromBank } from "./opening.ts";
import { initialState } from "./steps.ts";
import type { Act, Attempt, FlowState, StateOf, StepName, StepState } from "./steps.ts";
import { choices } from "./way-in.ts";

type Handler<S extends StepName, T extends EventName> = (
  state: StateOf<S>,
  event: EventOf<T>,
) => StepState | FlowState;

export type TransitionTable = {
  readonly [S in StepName]: { readonly [T in EventName]?: Handler<S, T> };
};

const picker = (): StepState => ({ step: "selectingConnector" });

type Sendable =
  "SCARequired" | "actionNeeded" | "decoupledEnded" | "enteringCredentials" | "websiteUnavailable";

/** Sending keeps the turn: the answer belongs to the step that asked. A second press does nothing. */
const submitted = (state: StateOf<Sendable>, event: EventOf<"SUBMITTED">): FlowState =>
  state.sending === null
    ? { ...state, sending: event.operation, attempt: { ...state.attempt, since: event.at } }
    : state;

/** The answer to an act, wherever it was made. */
function settle(
  state: StepState & { readonly attempt: Attempt },
  outcome: SettledOutcome,
  act: Act,
  round = 0,
): StepState {
  const { attempt } = state;
  switch (outcome.kind) {
    case "connection":
      return routeConnection(attempt, outcome.connection, act, { round });
    case "refused":
      return routeRefusal(attempt, outcome, act, state);
    case "alreadyDone":
      return alreadyDone(attempt, outcome.connection);
  }
}

/** 409: up to date, or an update is running. Only what is healthy is done; anything else is watched. */
const alreadyDone = (attempt: Attempt, connection: Connection): StepState =>
  connection.state === null
    ? routeConnection(attempt, connection, "open")
    : {
        step: "returningFromBank",
        attempt: { ...attempt, connection },
        why: connection.state === "validating" ? "validating" : "running",
      };

const formAct = (state: StateOf<"enteringCredentials">): Act =>
  state.purpose === "beforeWebauth"
    ? "webauth"
    : state.attempt.connection === null
      ? "create"
      : "details";

/** One step back from a way in: to the choice of ways, where there was one, else to the list. */
const backFromWayIn = ({ attempt }: { readonly attempt: Attempt }): StepState => {
  const ways = choices(attempt.connector);
  return ways.length > 1
    ? { step: "choosingSource", connector: attempt.connector, ways }
    : picker();
};

const close = { CLOSE_REQUESTED: requestClose } as const;
const anotherBank = { ANOTHER_BANK_WANTED: picker } as const;
const session = { REQUEST_FAILED: failedAct } as const;
const sync = {
  SUBMITTED: submitted,
  OUTCOME_RECEIVED: (state: StateOf<Sendable>, { outcome }: EventOf<"OUTCOME_RECEIVED">) =>
    settle(state, outcome, "sync"),
  ...session,
} as const;

/**
 * The whole flow: what each fact does at each step. A pair that is not in the table does nothing; `no-ops.ts` says why.
 */
export const transitions: TransitionTable = {
  opening: {
    STARTED: picker,
    CONNECTOR_OPENED: (_, { connector, source }) => openAttempt(connector, source),
    CONNECTION_OPENED: (_, event) => reopenConnection(event),
    SUBMISSION_OPENED: (_, { connector, source, operation, since }) => ({
      step: "outcomeUnknown",
      attempt: { ...freshAttempt(connector, source), since },
      operation,
      asked: "create",
    }),
    BANK_RETURNED: (_, event) => returnFromBank(event),
    STRANGER_RETURNED: () => ({ step: "wrongBrowser" }),
    READ_FAILED: failedRead,
    ...close,
  },
  selectingConnector: {
    CONNECTOR_SELECTED: (_, { connector }) => openAttempt(connector, null),
    BANK_NOT_LISTED: () => ({ step: "notListed" }),
    READ_FAILED: failedRead,
    ...close,
  },
  notListed: { BACK: picker, ...close },
  choosingSource: {
    WAY_CHOSEN: ({ connector }, { source }) => openAttempt(connector, source, true),
    BACK: picker,
    ...close,
  },
  enteringCredentials: {
    SUBMITTED: submitted,
    LEFT_FOR_BANK: (state, { at }) => ({
      step: "leavingForBank",
      attempt: { ...state.attempt, since: at },
      going: true,
    }),
    OUTCOME_RECEIVED: (state, { outcome }) => settle(state, outcome, formAct(state)),
    REQUEST_FAILED: failedAct,
    BACK: (state) =>
      state.sending !== null
        ? state
        : state.purpose === "newPassword"
          ? { step: "passwordExpired", attempt: state.attempt, bankMessage: null }
          : state.purpose === "repair"
            ? state
            : backFromWayIn(state),
    ANOTHER_BANK_WANTED: (state) => (state.sending === null ? picker() : state),
    ...close,
  },
  tooManyTries: { ...anotherBank, ...close },
  leavingForBank: {
    LEFT_FOR_BANK: (state, { at }) => ({
      ...state,
      attempt: { ...state.attempt, since: at },
      going: true,
    }),
    OUTCOME_RECEIVED: (state, { outcome }) => settle(state, outcome, "webauth"),
    REQUEST_FAILED: failedAct,
    BACK: (state) => (state.attempt.connection === null ? backFromWayIn(state) : state),
    // The page came back from the browser's own cache: nothing was heard from the bank yet.
    NOTHING_CHANGED: ({ attempt }) => ({ step: "returningFromBank", attempt, why: "returned" }),
    ...close,
  },
  returningFromBank: {
    CONNECTION_UPDATED: (state, { connection }) => {
      const before = state.attempt.connection?.state ?? null;
      const unchanged = connection.state !== null && connection.state === before;
      const awaiting =
        state.why === "returned"
          ? unchanged || connection.state === "webauthRequired"
          : state.why === "running" && unchanged;
      if (awaiting) return state;
      const next = routeConnection(state.attempt, connection, "poll");
      if (next.step !== "returningFromBank") return next;
      return state.why === "validating" ? state : { ...state, ...next };
    },
    ATTEMPT_SOUGHT: (state, { found }) => {
      if (found === null) {
        return state.why === "pending"
          ? formAgain(state.attempt, { kind: "nothingConnected", bankMessage: null, field: null })
          : state;
      }
      const attempt = { ...state.attempt, connection: found };
      if (state.why === "pending") return { step: "resuming", attempt };
      return found.state === "webauthRequired"
        ? { step: "returnedWithoutResult", attempt }
        : routeConnection(attempt, found, "poll");
    },
    NOTHING_CHANGED: (state) => {
      const { attempt, why } = state;
      if (why === "returned") return { step: "returnedWithoutResult", attempt };
      return why === "running" && attempt.connection !== null
        ? routeConnection(attempt, attempt.connection, "poll")
        : state;
    },
    READ_FAILED: failedRead,
    ...close,
  },
  returnedWithoutResult: {
    TRIED_AGAIN: ({ attempt }) => wayInStep(attempt),
    ...anotherBank,
    ...close,
  },
  wrongBrowser: { ...close },
  resuming: {
    CARRIED_ON: (state) =>
      state.attempt.connection === null
        ? formAgain(state.attempt)
        : routeConnection(state.attempt, state.attempt.connection, "poll"),
    ...anotherBank,
    ...close,
  },
  answering: {
    SUBMITTED: (state, event) =>
      state.sending !== null
        ? state
        : {
            ...state,
            sending: event.operation,
            renewing: event.renewing ?? false,
            attempt: { ...state.attempt, since: event.at },
          },
    OUTCOME_RECEIVED: (state, { outcome }) => {
      const round = state.renewing ? state.round - 1 : state.round;
      const next = settle(state, outcome, state.renewing ? "sync" : "answer", round);
      return state.renewing && next.step === "answering" ? { ...next, notice: "newCode" } : next;
    },
    REQUEST_FAILED: failedAct,
    ...close,
  },
  awaitingDecoupled: {
    OUTCOME_RECEIVED: (state, { outcome }) => {
      if (outcome.kind === "refused") {
        return outcome.code === "connectionLocked"
          ? { ...state, resume: "sent" }
          : settle(state, outcome, "resume", state.round);
      }
      return watchApproval({ ...state, resume: "sent" }, outcome.connection);
    },
    CONNECTION_UPDATED: (state, { connection }) => watchApproval(state, connection),
    REQUEST_FAILED: (state, event) =>
      event.code === "network_unreachable" ||
      event.code === "outcome_unknown" ||
      event.code === "upstream_unavailable"
        ? { ...state, resume: "sent" }
        : failedAct(state, event),
    READ_FAILED: failedRead,
    ...close,
  },
  decoupledEnded: {
    TRIED_AGAIN: (state) => (state.attempt.connection === null ? formAgain(state.attempt) : state),
    ...sync,
    ...close,
  },
  SCARequired: { ...sync, ...close },
  syncing: {
    CONNECTION_UPDATED: (state, { connection }) =>
      connection.state === null && connection.last_update === null
        ? state
        : routeConnection(state.attempt, connection, "poll"),
    READ_FAILED: failedRead,
    ...close,
  },
  noAccount: { ...anotherBank, ...close },
  connected: { ...anotherBank, ...close },
  actionNeeded: {
    TRIED_AGAIN: (state) => (state.attempt.connection === null ? formAgain(state.attempt) : state),
    SUBMITTED: submitted,
    OUTCOME_RECEIVED: (state, { outcome }) => {
      const next = settle(state, outcome, "sync");
      return next.step === "actionNeeded" ? { ...next, stillDue: true } : next;
    },
    REQUEST_FAILED: failedAct,
    ...close,
  },
  passwordExpired: {
    PASSWORD_CHANGED: ({ attempt }) => newPasswordForm(attempt),
    ...close,
  },
  rateLimiting: { ...close },
  websiteUnavailable: {
    TRIED_AGAIN: (state) => (state.attempt.connection === null ? formAgain(state.attempt) : state),
    ...sync,
    ...anotherBank,
    ...close,
  },
  bug: { ...close },
  notSupported: {
    CHOICE_REOPENED: ({ attempt }) => formAgain(attempt),
    ...anotherBank,
    ...close,
  },
  unknown: { ...close },
  outcomeUnknown: {
    OUTCOME_RECEIVED: (state, { outcome }) => settle(state, outcome, state.asked),
    ATTEMPT_SOUGHT: (state, { found }) => {
      if (found !== null) return routeConnection(state.attempt, found, "poll");
      return state.attempt.connection === null
        ? formAgain(state.attempt, { kind: "nothingConnected", bankMessage: null, field: null })
        : connectionGone(state.attempt);
    },
    READ_FAILED: failedRead,
    ...close,
  },
  tooManyRequests: { TRIED_AGAIN: ({ retry }) => retry, ...close },
  loadFailed: { TRIED_AGAIN: ({ retry }) => retry, ...close },
  sessionExpired: { TRIED_AGAIN: () => initialState, ...close },
  brokenIntegration: { ...close },
  closed: {},
};

/** A read while an approval is awaited. The first `decoupled` answers may be stale: only a change counts. */
function watchApproval(
  state: StateOf<"awaitingDecoupled">,
  connection: Connection,
): StepState | FlowState {
  if (connection.state === "validating") return state.moved ? state : { ...state, moved: true };
  if (connection.state === "decoupled" && !state.moved)
    return state.resume === "sent" ? state : { ...state };
  return routeConnection(
    state.attempt,
    connection,
    connection.state === "SCARequired" ? "resume" : "poll",
    { round: state.round },
  );
}

const overEverything = {
  STAYED: (state: FlowState): FlowState => (state.leaving ? { ...state, leaving: false } : state),
  LEFT: (state: FlowState): StepState | FlowState => (state.leaving ? closed(state) : state),
  BROKEN: (state: FlowState, { code, message }: EventOf<"BROKEN">): StepState | FlowState =>
    state.step === "closed" || state.step === "brokenIntegration"
      ? state
      : { step: "brokenIntegration", code, message },
} as const;

type Rule = (state: FlowState, event: FlowEvent) => StepState | FlowState;

/**
 * Applies one fact. The same reference comes back when it does nothing: an absent pair, or a late answer (its turn is
 * over). A step that is entered starts a new turn; a change within a step keeps it.
 */
export function transition(state: FlowState, event: FlowEvent): FlowState {
  if ("turn" in event && event.turn !== state.turn) return state;
  const handler =
    event.type in overEverything
      ? (overEverything[event.type as keyof typeof overEverything] as Rule)
      : (transitions[state.step][event.type] as
          ((state: FlowState, event: FlowEvent) => StepState | FlowState) | undefined);
  const next = handler?.(state, event) ?? state;
  return next === state || ("turn" in next && next.turn === state.turn && next.step === state.step)
    ? (next as FlowState)
    : ({ ...next, turn: state.turn + 1, leaving: false } as FlowState);
}
