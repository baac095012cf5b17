import { settle, submitted } from "./acts.ts";
import { withConnection } from "./attempt.ts";
import { resumeAgain, resumeAnswered, resumeFailed, watchApproval } from "./approval.ts";
import {
  askWhoFinished,
  nothingChanged,
  readWhileReturning,
  recognised,
  soughtWhileReturning,
} from "./bank-return.ts";
import type { Connection } from "../protocol/index.ts";
import { atTheDoor } from "./door.ts";
import {
  accountsChosen,
  accountsFound,
  accountsShared,
  accountsSubmitted,
  choiceReopened,
  notFound,
  nothingShared,
  notShared,
} from "./choosing-accounts.ts";
import type { EventName, EventOf, FlowEvent } from "./events.ts";
import { endingOf, failureAt } from "./exit.ts";
import { failedAct, failedRead } from "./failures.ts";
import { broken, picker, retried } from "./first-transition.ts";
import { connectionGone, newPasswordForm, nothingConnected, wayInStep } from "./forms.ts";
import { closed, requestClose } from "./leaving.ts";
import { movedElsewhere } from "./moved-elsewhere.ts";
import { addSource, backToOffer, goOnWithout } from "./more-sources.ts";
import { onward } from "./onward.ts";
import { freshAttempt, openAttempt, reopenConnection, returnFromBank } from "./opening.ts";
import { routeConnection } from "./routing.ts";
import { initialState } from "./steps.ts";
import type { Attempt, FlowState, StateOf, StepName, StepState } from "./steps.ts";
import { isLate, takeStep } from "./take-step.ts";
import type { Rule } from "./take-step.ts";
import { countUnattended } from "./unattended.ts";
import { choices } from "./way-in.ts";
import { noWishes } from "./wishes.ts";
import type { FlowWishes } from "./wishes.ts";

type Handler<S extends StepName, T extends EventName> = (
  state: StateOf<S>,
  event: EventOf<T>,
) => StepState | FlowState;

export type TransitionTable = {
  readonly [S in StepName]: { readonly [T in EventName]?: Handler<S, T> };
};

/** One step back from a way in: to the offer or the choice of ways, where there was one, else to the list. */
const backFromWayIn = ({ attempt }: { readonly attempt: Attempt }): StepState => {
  if (attempt.adding !== undefined) return backToOffer(attempt);
  const ways = choices(attempt.connector);
  return ways.length > 1
    ? { step: "choosingSource", connector: attempt.connector, ways }
    : picker();
};

/** What came of an answer. Where another update ran meanwhile and the question stands, it was not taken. */
function answered(
  state: StateOf<"answering">,
  outcome: EventOf<"OUTCOME_RECEIVED">["outcome"],
): StepState {
  const next = settle(state, outcome, state.round);
  return next.step === "answering" && outcome.kind === "alreadyDone"
    ? { ...next, notice: "notTaken", refusals: state.refusals }
    : next;
}

/** Whether a connection asks what it asked before: then the answer was lost before it counted. */
const isSameQuestion = ({ connection }: Attempt, { fields, state }: Connection): boolean =>
  state === connection?.state && JSON.stringify(fields) === JSON.stringify(connection.fields);

/** Off to the bank's site: by a full-page navigation, or in a tab of its own, which this page waits for. */
function gone(
  { attempt: before }: { readonly attempt: Attempt },
  { at, beside = false }: EventOf<"LEFT_FOR_BANK">,
): StepState {
  const attempt = {
    ...before,
    since: at,
    unproven: { state: before.connection?.state ?? null },
    resumed: undefined,
    said: undefined,
  };
  return beside
    ? { step: "returningFromBank", attempt, why: "beside" }
    : { step: "leavingForBank", attempt, going: true };
}

const leavingBlocked = (
  { attempt }: { readonly attempt: Attempt },
  { message }: EventOf<"LEAVING_BLOCKED">,
): StepState => ({ step: "leavingForBank", attempt, going: false, blocked: message });

const close = { CLOSE_REQUESTED: requestClose } as const;
/** Steps that wait for the PSU, whose connection is read when their tab is shown again. */
const shownAgain = { CONNECTION_UPDATED: movedElsewhere } as const;
const anotherBank = { ANOTHER_BANK_WANTED: picker } as const;

type Syncing = "SCARequired" | "decoupledEnded" | "websiteUnavailable";
/** Steps that ask for an update of the connection by an empty POST. */
const sync = {
  SUBMITTED: submitted,
  OUTCOME_RECEIVED: (state: StateOf<Syncing>, { outcome }: EventOf<"OUTCOME_RECEIVED">) =>
    settle(state, outcome),
  REQUEST_FAILED: failedAct,
} as const;

type Repeatable = "actionNeeded" | "decoupledEnded" | "websiteUnavailable";
/** Where nothing is kept at Powens, trying again means the form; else it is an update. */
const firstFormAgain = {
  TRIED_AGAIN: (state: StateOf<Repeatable>) =>
    state.attempt.connection === null ? wayInStep(state.attempt) : state,
} as const;

/**
 * The whole flow: what each fact does at each step. A pair that is not in the table does nothing; its test says why,
 * pair by pair.
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
    WAY_CHOSEN: (state, { source }) =>
      addSource(state) ?? openAttempt(state.connector, source, true),
    CARRIED_ON: (state) =>
      state.more === undefined
        ? state
        : {
            ...goOnWithout(state.more.attempt, state.ways[0]?.source ?? undefined),
            already: state.more.already,
          },
    BACK: (state) => (state.more === undefined ? picker() : state),
    ...close,
  },
  enteringCredentials: {
    SUBMITTED: submitted,
    LEFT_FOR_BANK: (state, event) =>
      state.purpose === "beforeWebauth" ? gone(state, event) : state,
    LEAVING_BLOCKED: (state, event) =>
      state.purpose === "beforeWebauth" ? leavingBlocked(state, event) : state,
    OUTCOME_RECEIVED: (state, { outcome }) => settle(state, outcome),
    REQUEST_FAILED: failedAct,
    BACK: (state) => {
      if (state.sending !== null) return state;
      if (state.attempt.adding !== undefined) return backToOffer(state.attempt);
      if (state.purpose === "repair") return state;
      return state.purpose === "newPassword"
        ? { step: "passwordExpired", attempt: state.attempt, bankMessage: null }
        : backFromWayIn(state);
    },
    ANOTHER_BANK_WANTED: (state) => (state.sending === null ? picker() : state),
    CARRIED_ON: (state) =>
      state.sending === null && state.attempt.adding !== undefined
        ? goOnWithout(state.attempt)
        : state,
    ...close,
  },
  tooManyTries: { ...anotherBank, ...close },
  leavingForBank: {
    LEFT_FOR_BANK: gone,
    LEAVING_BLOCKED: leavingBlocked,
    OUTCOME_RECEIVED: (state, { outcome }) => askWhoFinished(settle(state, outcome)),
    REQUEST_FAILED: failedAct,
    BACK: (state) =>
      state.attempt.connection === null || state.attempt.adding !== undefined
        ? backFromWayIn(state)
        : state,
    // The page came back from the browser's own cache: nothing was heard from the bank yet.
    NOTHING_CHANGED: (state) =>
      state.going ? { step: "returningFromBank", attempt: state.attempt, why: "returned" } : state,
    ...shownAgain,
    ...close,
  },
  returningFromBank: {
    CONNECTION_UPDATED: readWhileReturning,
    ATTEMPT_SOUGHT: soughtWhileReturning,
    NOTHING_CHANGED: nothingChanged,
    // The tab is closed, or lost among others: it may be opened again.
    TRIED_AGAIN: (state) => (state.why === "beside" ? atTheDoor(state.attempt) : state),
    READ_FAILED: failedRead,
    ...close,
  },
  returnedWithoutResult: {
    TRIED_AGAIN: ({ attempt }) =>
      attempt.connection === null ? wayInStep(attempt) : atTheDoor(attempt),
    ...anotherBank,
    ...shownAgain,
    ...close,
  },
  finishedElsewhere: { CARRIED_ON: recognised, ...close },
  wrongBrowser: { ...close },
  resuming: {
    CARRIED_ON: ({ attempt }) =>
      attempt.connection === null
        ? wayInStep(attempt)
        : routeConnection({ ...attempt, resumed: undefined }, attempt.connection, "poll"),
    ...anotherBank,
    ...shownAgain,
    ...close,
  },
  answering: {
    SUBMITTED: (state, event) =>
      state.sending === null
        ? { ...submitted(state, event), renewing: event.renewing ?? false }
        : state,
    OUTCOME_RECEIVED: (state, { outcome }) => {
      if (!state.renewing) return answered(state, outcome);
      const next = settle(state, outcome, state.round - 1);
      // A new code does not give new tries: the bank goes on counting.
      return next.step === "answering"
        ? { ...next, notice: "newCode", round: state.round, refusals: state.refusals }
        : next;
    },
    REQUEST_FAILED: failedAct,
    ...shownAgain,
    ...close,
  },
  awaitingDecoupled: {
    OUTCOME_RECEIVED: resumeAnswered,
    CONNECTION_UPDATED: (state, { connection }) => watchApproval(state, connection),
    NOTHING_CHANGED: resumeAgain,
    REQUEST_FAILED: resumeFailed,
    READ_FAILED: failedRead,
    ...close,
  },
  decoupledEnded: { ...sync, ...firstFormAgain, ...shownAgain, ...close },
  SCARequired: { ...sync, ...shownAgain, ...close },
  syncing: {
    CONNECTION_UPDATED: (state, { connection }) =>
      connection.state === null && connection.last_update === null
        ? state
        : routeConnection(state.attempt, connection, "poll"),
    // The first accounts may be there before the first synchronisation has ended.
    ACCOUNTS_FOUND: (state, { found, connection }) =>
      found.length > 0 && connection.state === null
        ? {
            step: "connected",
            attempt: withConnection(state.attempt, connection),
            already: false,
          }
        : state,
    READ_FAILED: failedRead,
    ...close,
  },
  choosingAccounts: {
    ACCOUNTS_FOUND: accountsFound,
    ACCOUNTS_CHOSEN: accountsChosen,
    ACCOUNTS_SUBMITTED: accountsSubmitted,
    ACCOUNTS_SHARED: accountsShared,
    NOTHING_SHARED: nothingShared,
    REQUEST_FAILED: notShared,
    READ_FAILED: notFound,
    ...close,
  },
  nothingShared: { CHOICE_REOPENED: choiceReopened, ...close },
  noAccount: { ...anotherBank, ...close },
  connected: { ...anotherBank, ...close },
  actionNeeded: {
    SUBMITTED: submitted,
    OUTCOME_RECEIVED: (state, { outcome }) => {
      const next = settle(state, outcome);
      return next.step === "actionNeeded" ? { ...next, stillDue: true } : next;
    },
    REQUEST_FAILED: failedAct,
    ...firstFormAgain,
    ...shownAgain,
    ...close,
  },
  passwordExpired: {
    PASSWORD_CHANGED: ({ attempt }) => newPasswordForm(attempt),
    ...shownAgain,
    ...close,
  },
  rateLimiting: { ...close },
  websiteUnavailable: { ...sync, ...firstFormAgain, ...anotherBank, ...close },
  bug: { ...close },
  notSupported: {
    CHOICE_REOPENED: (state) =>
      state.attempt.wayIn.fields.length === 0 ? state : wayInStep(state.attempt),
    ...anotherBank,
    ...close,
  },
  unknown: { ...close },
  outcomeUnknown: {
    OUTCOME_RECEIVED: (state, { outcome }) => settle(state, outcome, state.round),
    ATTEMPT_SOUGHT: (state, { found }) => {
      const { attempt, round = 1, refusals = 0 } = state;
      if (found === null)
        return attempt.connection === null ? nothingConnected(attempt) : connectionGone(attempt);
      const next = routeConnection(attempt, found, "poll", { round: round - 1 });
      if (next.step !== "answering") return next;
      return { ...next, refusals, notice: isSameQuestion(attempt, found) ? "notTaken" : null };
    },
    READ_FAILED: failedRead,
    ...close,
  },
  tooManyRequests: { TRIED_AGAIN: ({ retry }) => retry, ...close },
  loadFailed: { TRIED_AGAIN: retried, ...close },
  sessionExpired: { TRIED_AGAIN: () => initialState, ...close },
  brokenIntegration: { ...close },
  closed: {},
};

/** Facts that every step hears. A fault of the set-up or of a screen ends the flow, unless it has ended. */
const overEverything = {
  STAYED: (state: FlowState): FlowState => (state.leaving ? { ...state, leaving: false } : state),
  LEFT: (state: FlowState): StepState | FlowState => (state.leaving ? closed(state) : state),
  BROKEN: broken,
} as const;

/** The table pairs each rule with its own step and fact; looked up by name, that pairing is lost to the compiler. */
function ruleFor(state: FlowState, { type }: FlowEvent): Rule | undefined {
  const rules: Partial<Record<EventName, unknown>> = {
    ...transitions[state.step],
    ...overEverything,
  };
  return rules[type] as Rule | undefined;
}

/** An interruption does not take away from the host what was connected before. */
const withOrigin = (before: FlowState, next: FlowState): FlowState =>
  (next.step === "sessionExpired" || next.step === "brokenIntegration") &&
  next.turn !== before.turn &&
  endingOf(before).kind === "success"
    ? { ...next, from: before }
    : next;

/**
 * Applies one fact. The same reference comes back when it does nothing: an absent pair, or a late answer (its turn is
 * over). A step that is entered starts a new turn; a change within a step keeps it. `wishes` say what comes after a bank
 * has been connected; without, the flow ends there.
 */
export function transition(
  state: FlowState,
  event: FlowEvent,
  wishes: FlowWishes = noWishes,
): FlowState {
  const rule = isLate(state, event) ? undefined : ruleFor(state, event);
  if (rule === undefined) return state;
  const next = onward(state, takeStep(rule, state, event), event, wishes);
  return countUnattended(state, withOrigin(state, next), event);
}

/** Everything that a flow needs once it leaves its first screen. */
export const wholeFlow = { transition, endingOf, failureAt } as const;
