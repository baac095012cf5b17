import type { Connection } from "../protocol/index.ts";
import { withConnection } from "./attempt.ts";
import type { EventOf } from "./events.ts";
import { nothingConnected } from "./forms.ts";
import { routeConnection } from "./routing.ts";
import type { Attempt, FlowState, StateOf, StepName, StepState } from "./steps.ts";

type Returning = StateOf<"returningFromBank">;

/** Here the connection waits for the PSU or for the bank, and nothing counts yet. */
const stillOut: ReadonlySet<StepName> = new Set([
  "leavingForBank",
  "returningFromBank",
  "returnedWithoutResult",
]);

/**
 * Where a connection has moved on and no return was presented, somebody else may have finished what was begun here: the
 * PSU is asked before it counts. A state that is what it was when they left tells of nobody.
 */
export function askWhoFinished(next: StepState): StepState {
  if (stillOut.has(next.step) || !("attempt" in next) || next.attempt?.unproven === undefined)
    return next;
  const { attempt } = next;
  const { connection, unproven } = attempt;
  const isSame = connection?.state != null && connection.state === unproven?.state;
  return connection === null || isSame
    ? { ...next, attempt: proven(attempt) }
    : { step: "finishedElsewhere", attempt };
}

const proven = (attempt: Attempt): Attempt => ({ ...attempt, unproven: undefined });

/** It was the PSU: the connection counts as it would have after a return. */
export const recognised = ({ attempt }: StateOf<"finishedElsewhere">): StepState =>
  attempt.connection === null
    ? { step: "returnedWithoutResult", attempt }
    : routeConnection(proven(attempt), attempt.connection, "poll");

/** The bank has not been heard yet: the connection still calls for what the PSU has just done there. */
function isStillDue(attempt: Attempt, connection: Connection): boolean {
  return (
    connection.state === "webauthRequired" ||
    connection.state === "SCARequired" ||
    routeConnection(attempt, connection, "poll").step === "leavingForBank"
  );
}

/** The connection, after a return that may have been sooner than the bank's word to Powens. */
export function afterReturn(attempt: Attempt, connection: Connection): StepState {
  return isStillDue(attempt, connection)
    ? {
        step: "returningFromBank",
        attempt: withConnection(attempt, connection),
        why: "returned",
      }
    : askWhoFinished(routeConnection(attempt, connection, "poll"));
}

export function readWhileReturning(
  state: Returning,
  { connection }: EventOf<"CONNECTION_UPDATED">,
): StepState | FlowState {
  const before = state.attempt.connection?.state ?? null;
  const unchanged = connection.state !== null && connection.state === before;
  const wait =
    state.why === "returned" || state.why === "beside"
      ? unchanged || isStillDue(state.attempt, connection)
      : (state.why === "running" || state.why === "locked") && unchanged;
  if (wait) return state;
  const next = routeConnection(state.attempt, connection, "poll");
  if (next.step !== "returningFromBank") return askWhoFinished(next);
  return state.why === "validating" ? state : { ...state, ...next };
}

export function soughtWhileReturning(
  state: Returning,
  { found }: EventOf<"ATTEMPT_SOUGHT">,
): StepState | FlowState {
  const { attempt, why } = state;
  if (found === null) return why === "pending" ? nothingConnected(attempt) : state;
  if (why === "pending") return { step: "resuming", attempt: withConnection(attempt, found) };
  const next = afterReturn(attempt, found);
  if (next.step !== "returningFromBank") return next;
  return { ...state, ...next, why: why === "beside" ? why : next.why };
}

/** Waited for long enough: what has not changed by now is taken as it is. */
export function nothingChanged(state: Returning): StepState | FlowState {
  const { attempt, why } = state;
  if (why === "returned") return { step: "returnedWithoutResult", attempt };
  if (why === "locked") return { step: "unknown", attempt, code: "connectionLocked" };
  return why === "running" && attempt.connection !== null
    ? askWhoFinished(routeConnection(attempt, attempt.connection, "poll"))
    : state;
}
