import type { Connection, Recovery } from "../protocol/index.ts";
import { application, failed, firstFailure, psuAgain } from "./first-ending.ts";
import type { FoundItem, Unread } from "./found-item.ts";
import type { Attempt, StepName, StepOf, StepState } from "./steps.ts";

/** How a flow ended, seen from the step it was left at. */
export type Ending =
  | {
      readonly kind: "success";
      readonly status: "connected" | "pending";
      readonly connection: Connection;
      readonly already: boolean;
      /** What is shared; `null` where this flow did not look. */
      readonly shared: readonly FoundItem[] | null;
      /** What could not be read: nothing is known of it. */
      readonly unread?: Unread | undefined;
    }
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly code: string; readonly recovery: Recovery };

type Success = Extract<Ending, { readonly kind: "success" }>;
export type Failure = Extract<Ending, { readonly kind: "failed" }>;

/** What a flow tells the host of its steps. */
export interface Endings {
  /** What the host is told when the PSU leaves at a step. */
  readonly endingOf: (state: StepState) => Ending;
  /** The failure that the screen of a step tells of; `null` when it tells of none. */
  readonly failureAt: (state: StepState) => Failure | null;
}

const bank: Recovery = { action: "wait", actor: "bank", retryable: true };
const powens: Recovery = { action: "wait", actor: "powens", retryable: true };
const psuAtBank: Recovery = { action: "go_to_bank", actor: "psu", retryable: true };
const nobody: Recovery = { action: "none", actor: "nobody", retryable: false };

const psuAnew: Recovery = { action: "start_again", actor: "psu", retryable: true };

const pending = ({ connection }: Attempt): Success | null =>
  connection === null
    ? null
    : { kind: "success", status: "pending", connection, already: false, shared: null };

/** The bank is connected. One that fails in part goes on without the PSU. */
const connected = (
  { connection }: Attempt,
  already: boolean,
  found: readonly FoundItem[] | null,
  unread?: Unread,
): Success | null =>
  connection === null
    ? null
    : {
        kind: "success",
        status: connection.state === null ? "connected" : "pending",
        connection,
        already,
        shared: found?.filter(({ isShared }) => isShared) ?? null,
        ...(unread !== undefined && { unread }),
      };

/**
 * What the host is told when the PSU leaves at a step: of the connection where there is one that goes on, else of the
 * failure that the screen tells of, else that they just cancelled.
 * `pending` means that it goes on without the PSU: first data, a validation, a bank that is limited or down.
 */
export const endingOf = (state: StepState): Ending =>
  successAt(state) ?? failureAt(state) ?? { kind: "cancelled" };

/** A connection that goes on, at the step that the PSU leaves. */
function successAt(state: StepState): Success | null {
  // Whoever finished it, it was not said to be the PSU.
  if (state.step === "finishedElsewhere") return null;
  const attempt = "attempt" in state ? state.attempt : null;
  // A source that was to be added is left: the connection is as it was.
  if (attempt?.adding !== undefined && attempt.connection?.state === null)
    return connected(attempt, false, null);
  switch (state.step) {
    case "closed":
      return successAt(state.from);
    case "connected":
      return connected(state.attempt, state.already, state.shared ?? null, state.unread);
    case "choosingAccounts":
    case "nothingShared":
      return connected(state.attempt, state.already, state.found, state.unread);
    case "choosingSource":
      return state.more === undefined
        ? null
        : connected(state.more.attempt, state.more.already, null);
    case "returningFromBank":
      return state.why === "validating" && state.attempt.unproven === undefined
        ? pending(state.attempt)
        : null;
    case "syncing":
    case "rateLimiting":
    case "websiteUnavailable":
      return pending(state.attempt);
    case "noAccount":
      // A bank that was refused for it is not connected; one that is connected and has none for this host is.
      return state.attempt.connection?.state === null
        ? connected(state.attempt, state.already ?? false, [])
        : null;
    case "loadFailed":
    case "tooManyRequests":
      return successAt(state.retry);
    case "sessionExpired":
    case "brokenIntegration":
      return state.from === undefined ? null : successAt(state.from);
    default:
      return null;
  }
}

/** On these steps nothing has failed. */
const none = (): null => null;

type Failures = { readonly [Name in StepName]: (state: StepOf<Name>) => Failure | null };

/** The failure that the screen of each step tells of. The user may still recover from it. */
const failures: Failures = {
  opening: none,
  selectingConnector: none,
  notListed: none,
  choosingSource: none,
  enteringCredentials: (state) => (state.sending === null ? formFailure(state) : null),
  tooManyTries: () => failed("wrongpass", psuAtBank),
  leavingForBank: ({ blocked }) =>
    blocked === undefined
      ? null
      : failed("navigation_blocked", { ...application, retryable: true }),
  returningFromBank: none,
  returnedWithoutResult: none,
  finishedElsewhere: none,
  wrongBrowser: () => failed("forbidden", psuAnew),
  resuming: none,
  answering: (state) => (state.sending === null ? answerFailure(state) : null),
  awaitingDecoupled: none,
  decoupledEnded: ({ sending }) => (sending === null ? failed("SCARequired", psuAgain) : null),
  SCARequired: none,
  syncing: none,
  choosingAccounts: none,
  nothingShared: none,
  noAccount: () => failed("noAccount", nobody),
  connected: none,
  actionNeeded: () => failed("actionNeeded", psuAtBank),
  passwordExpired: () => failed("passwordExpired", psuAtBank),
  rateLimiting: () => failed("rateLimiting", bank),
  websiteUnavailable: () => failed("websiteUnavailable", bank),
  bug: () => failed("bug", powens),
  notSupported: () => failed("notSupported", nobody),
  unknown: ({ code }) =>
    code === "connectionLocked"
      ? failed(code, powens)
      : failed(code, { action: "contact_support", actor: "powens", retryable: true }),
  outcomeUnknown: () => failed("outcome_unknown", psuAnew),
  tooManyRequests: ({ retryAfter }) =>
    failed("rate_limited", {
      action: "wait",
      actor: "nobody",
      retryable: true,
      retryAfter: retryAfter ?? undefined,
    }),
  loadFailed: firstFailure,
  sessionExpired: () => failed("session_expired", psuAnew),
  brokenIntegration: firstFailure,
  closed: ({ from }) => failureAt(from),
};

/** The failure that the screen of a step tells of; `null` when it tells of none. */
export const failureAt = (state: StepState): Failure | null =>
  // The step of a state chooses the entry that takes it.
  (failures[state.step] as (state: StepState) => Failure | null)(state);

function formFailure({ notice }: StepOf<"enteringCredentials">): Failure | null {
  return notice === null || notice.kind === "nothingConnected"
    ? null
    : failed(notice.kind, psuAgain);
}

function answerFailure({ notice }: StepOf<"answering">): Failure | null {
  if (notice === "refused") return failed("wrongpass", psuAgain);
  return notice === "notTaken" ? failed("outcome_unknown", psuAgain) : null;
}
