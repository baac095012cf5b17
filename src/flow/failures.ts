import { actOf } from "./act-of.ts";
import type { EventOf } from "./events.ts";
import type { ConnectErrorCode } from "../protocol/index.ts";
import { connectionGone } from "./forms.ts";
import type { FlowState, StateOf, StepName, StepState } from "./steps.ts";

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
function settled({
  turn: _turn,
  leaving: _leaving,
  unattended: _unattended,
  ...step
}: FlowState): StepState {
  switch (step.step) {
    case "answering":
      return { ...step, sending: null, renewing: false };
    case "leavingForBank":
      return { ...step, going: false };
    case "choosingAccounts":
      return { ...step, sharing: false };
    default:
      return "sending" in step ? { ...step, sending: null } : step;
  }
}

/** The client says these of an act only before it has left: there is nothing to look for. */
const notSent: ReadonlySet<ConnectErrorCode> = new Set([
  "network_unreachable",
  "upstream_unavailable",
]);

/** An act failed. Whether it reached the bank may be unknown: then it is looked for, never sent again by itself. */
export function failedAct(
  state: StateOf<Failing>,
  event: EventOf<"REQUEST_FAILED">,
): StepState | FlowState {
  const common = commonFailure(state, event);
  if (common !== null) return common;
  const { attempt } = state;
  if (event.code === "not_found")
    return attempt.connection === null
      ? { step: "notSupported", attempt }
      : connectionGone(attempt);
  if (event.code === "upstream_rejected") return { step: "unknown", attempt, code: event.code };
  const asked = actOf(state);
  if (asked === "webauth" || notSent.has(event.code))
    return { step: "loadFailed", retry: settled(state), code: event.code };
  return {
    step: "outcomeUnknown",
    attempt,
    operation: "sending" in state ? state.sending : null,
    asked,
    ...(state.step === "answering" ? { round: state.round, refusals: state.refusals } : {}),
  };
}

/** A read failed. A wait goes on (its reads are tried again); a first read says so. */
export function failedRead(state: FlowState, event: EventOf<"READ_FAILED">): StepState | FlowState {
  const waiting = "attempt" in state && state.attempt !== null;
  if (waiting && event.code === "rate_limited") return state;
  const common = commonFailure(state, event);
  if (common !== null) return common;
  if (event.code === "not_found") return nothingThere(state, event);
  if (waiting) return state;
  return { step: "loadFailed", retry: settled(state), code: event.code };
}

function nothingThere(
  state: FlowState,
  { message }: EventOf<"READ_FAILED">,
): StepState | FlowState {
  // Operations are kept for a while only: the connection itself is looked for next.
  if (state.step === "outcomeUnknown" && state.operation !== null)
    return { ...state, operation: null };
  if ("attempt" in state && state.attempt !== null)
    return state.attempt.connection === null ? state : connectionGone(state.attempt);
  return { step: "brokenIntegration", code: "not_found", message };
}

/** What a failure means wherever it happens; `null` when that depends on the step. */
export function commonFailure(
  state: FlowState,
  event: EventOf<"REQUEST_FAILED"> | EventOf<"READ_FAILED">,
): StepState | null {
  switch (event.code) {
    case "session_expired":
      return event.byHost === true
        ? { step: "sessionExpired", refused: event.message }
        : { step: "sessionExpired" };
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
    case "navigation_blocked":
      return { step: "brokenIntegration", code: event.code, message: event.message };
    default:
      return null;
  }
}
