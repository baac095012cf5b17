import type { Connection, RefusedOutcome } from "../protocol/index.ts";
import { settle } from "./acts.ts";
import type { EventOf } from "./events.ts";
import { failedAct } from "./failures.ts";
import { RESUMES_LIMIT } from "./poll-schedule.ts";
import { routeConnection } from "./routing.ts";
import type { FlowState, StateOf, StepState } from "./steps.ts";

type Awaiting = StateOf<"awaitingDecoupled">;

/** The first `decoupled` reads may be stale, or the approval goes on: only a change counts. */
export function watchApproval(state: Awaiting, connection: Connection): StepState | FlowState {
  if (connection.state === "validating") return state.moved ? state : { ...state, moved: true };
  if (connection.state === "decoupled" && !state.moved) return state;
  const arrival = connection.state === "SCARequired" ? "resume" : "poll";
  return routeConnection(state.attempt, connection, arrival, { round: state.round });
}

/** The answer to `resume`. In the background its body is not the connection yet: `decoupled` in it says nothing. */
export function resumeAnswered(
  before: Awaiting,
  { outcome }: EventOf<"OUTCOME_RECEIVED">,
): StepState | FlowState {
  const state: Awaiting = { ...before, resume: "sent" };
  if (outcome.kind === "refused" && !isOvertaken(outcome))
    return settle(state, outcome, state.round);
  const { connection } = outcome;
  return connection === null || connection.state === "decoupled"
    ? state
    : watchApproval(state, connection);
}

/**
 * One `resume` at a time: a second one (another tab, a lost answer) is refused although the first went through. The
 * connection, read again, tells.
 */
function isOvertaken({ code, connection }: RefusedOutcome): boolean {
  if (code === "connectionLocked") return true;
  const movedOn =
    connection !== null &&
    (connection.state === null ||
      connection.state === "validating" ||
      connection.state === "additionalInformationNeeded");
  return movedOn && (code === "bug" || code === "badRequest");
}

/** Whether `resume` arrived is unknown: the connection is watched all the same. */
export const resumeFailed = (
  state: Awaiting,
  event: EventOf<"REQUEST_FAILED">,
): StepState | FlowState =>
  event.code === "network_unreachable" ||
  event.code === "outcome_unknown" ||
  event.code === "invalid_response" ||
  event.code === "upstream_unavailable"
    ? { ...state, resume: "sent" }
    : failedAct(state, event);

/** Still the same approval long after `resume`: it was lost, or another approval came too soon to be told apart. */
export function resumeAgain(state: Awaiting): FlowState {
  const { attempt, moved, resends = 0, resume } = state;
  const { resumed = 0 } = attempt;
  if (moved || resume === "due" || resumed >= RESUMES_LIMIT) return state;
  return {
    ...state,
    attempt: { ...attempt, resumed: resumed + 1 },
    resume: "due",
    resends: resends + 1,
  };
}
