import type { EventOf } from "./events.ts";
import { connectionGone } from "./routing.ts";
import type { Act, FlowState, StateOf, StepName, StepState } from "./steps.ts";

type Failing = Extract<
  StepName,
  | "enteringCredentials"
  | "leavingForBank"
  | "answering"
  | "awaitingDecoupled"
  | "decoupledEnded"
  | "SCARequired"
  | "actionNeeded"
  | "websiteUnavailable"
>;

/** The step as it was before sending, to come back to. */
function settled(state: StepState): StepState {
  const copy: Record<string, unknown> = { ...state };
  delete copy["turn"];
  delete copy["leaving"];
  if ("sending" in copy) copy["sending"] = null;
  if ("renewing" in copy) copy["renewing"] = false;
  if ("going" in copy) copy["going"] = false;
  return copy as unknown as StepState;
}

/** What was asked of the bank by a step, for the routing of an answer that comes later. */
function actOf(state: StateOf<Failing>): Act {
  switch (state.step) {
    case "enteringCredentials":
      return state.attempt.connection === null ? "create" : "details";
    case "answering":
      return state.renewing ? "sync" : "answer";
    case "awaitingDecoupled":
      return "resume";
    case "leavingForBank":
      return "webauth";
    default:
      return "sync";
  }
}

/** An act failed. Whether it reached the bank may be unknown: then it is looked for, never sent again by itself. */
export function failedAct(
  state: StateOf<Failing>,
  event: EventOf<"REQUEST_FAILED">,
): StepState | FlowState {
  const common = commonFailure(state, event);
  if (common !== null) return common;
  if (event.code === "not_found") {
    return state.attempt.connection === null
      ? { step: "unknown", attempt: state.attempt, code: "notFound" }
      : connectionGone(state.attempt);
  }
  if (event.code === "upstream_rejected")
    return { step: "unknown", attempt: state.attempt, code: event.code };
  const toTheBank =
    state.step === "leavingForBank" ||
    (state.step === "enteringCredentials" && state.purpose === "beforeWebauth");
  if (toTheBank) return { step: "loadFailed", retry: settled(state), code: event.code };
  return {
    step: "outcomeUnknown",
    attempt: state.attempt,
    operation: "sending" in state ? state.sending : null,
    asked: actOf(state),
  };
}

/** A read failed. A wait goes on (its reads are tried again); a first read says so. */
export function failedRead(state: FlowState, event: EventOf<"READ_FAILED">): StepState | FlowState {
  const waiting = "attempt" in state && state.attempt !== null;
  if (waiting && event.code === "rate_limited") return state;
  const common = commonFailure(state, event);
  if (common !== null) return common;
  if (event.code === "not_found") {
    return waiting && state.attempt.connection !== null
      ? connectionGone(state.attempt)
      : { step: "unknown", attempt: null, code: "notFound" };
  }
  if (waiting) return state;
  return { step: "loadFailed", retry: settled(state), code: event.code };
}

function commonFailure(
  state: StepState,
  event: EventOf<"REQUEST_FAILED"> | EventOf<"READ_FAILED">,
): StepState | null {
  switch (event.code) {
    case "session_expired":
      return { step: "sessionExpired" };
    case "rate_limited":
      return { step: "tooManyRequests", retry: settled(state), retryAfter: event.retryAfter };
    case "forbidden":
    case "refused":
    case "invalid_request":
    case "not_encrypted":
    case "implementation_error":
    case "not_available":
    case "frame_blocked":
    case "script_blocked":
      return { step: "brokenIntegration", code: event.code, message: event.message };
    default:
      return null;
  }
}
