import type { FlowState, StepState } from "./steps.ts";

/** Steps at which leaving loses something that the PSU has begun at the bank. */
function wouldLose(state: FlowState): boolean {
  switch (state.step) {
    case "answering":
    case "awaitingDecoupled":
    case "outcomeUnknown":
      return true;
    case "enteringCredentials":
    case "SCARequired":
    case "decoupledEnded":
    case "actionNeeded":
    case "websiteUnavailable":
      return state.sending !== null;
    case "choosingAccounts":
      return state.sharing;
    case "returningFromBank":
      return !state.attempt.known && state.why !== "validating";
    default:
      return false;
  }
}

/** Close: at once, or after “Leave now?” where something would be lost. */
export const requestClose = (state: FlowState): StepState | FlowState => {
  if (state.leaving) return state;
  return wouldLose(state) ? { ...state, leaving: true } : closed(state);
};

export function closed(state: FlowState): StepState {
  return { step: "closed", from: state };
}
