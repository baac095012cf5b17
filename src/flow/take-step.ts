import type { FlowEvent } from "./events.ts";
import type { FlowState, StepState } from "./steps.ts";

/** What one fact does at one step. */
export type Rule = (state: FlowState, event: FlowEvent) => StepState | FlowState;

/** An answer to a request of another turn. */
export const isLate = (state: FlowState, event: FlowEvent): boolean =>
  "turn" in event && event.turn !== state.turn;

/** Follows a rule. A step that is entered starts a new turn; a change within a step keeps it; nothing keeps the reference. */
export function takeStep(rule: Rule, state: FlowState, event: FlowEvent): FlowState {
  const next = rule(state, event);
  return next === state || ("turn" in next && next.turn === state.turn && next.step === state.step)
    ? (next as FlowState)
    : { ...next, turn: state.turn + 1, leaving: false };
}
