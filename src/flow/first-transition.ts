import type { EventOf, FlowEvent } from "./events.ts";
import { requestClose } from "./leaving.ts";
import type { FlowState, StateOf, StepState } from "./steps.ts";
import { isLate, takeStep } from "./take-step.ts";
import type { Rule } from "./take-step.ts";

/** To the list of banks. */
export const picker = (): StepState => ({ step: "selectingConnector" });

/** The set-up is wrong, or a screen failed: the flow ends there. */
export const broken = (
  state: FlowState,
  { code, message }: EventOf<"BROKEN">,
): StepState | FlowState =>
  state.step === "closed" || state.step === "brokenIntegration"
    ? state
    : { step: "brokenIntegration", code, message };

export const retried = ({ retry }: StateOf<"loadFailed">): StepState => retry;

/** A first read that the network lost. Every other failure needs the whole table. */
const unreachable = (state: StateOf<"opening" | "selectingConnector">): StepState => ({
  step: "loadFailed",
  retry: { step: state.step },
  code: "network_unreachable",
});

/**
 * The few facts of the first screen, which is shown before the whole table has been fetched. `null` when the table has
 * to say; it says the same for these, which a test holds.
 */
export function firstTransition(state: FlowState, event: FlowEvent): FlowState | null {
  if (isLate(state, event) || state.step === "closed") return state;
  const rule = firstRule(state, event);
  return rule === null ? null : takeStep(rule, state, event);
}

function firstRule(state: FlowState, event: FlowEvent): Rule | null {
  const { step } = state;
  const isFirst = step === "opening" || step === "selectingConnector";
  switch (event.type) {
    case "STARTED":
      return step === "opening" ? picker : null;
    case "CLOSE_REQUESTED":
      return isFirst || step === "loadFailed" || step === "brokenIntegration" ? requestClose : null;
    case "READ_FAILED":
      return isFirst && event.code === "network_unreachable" ? () => unreachable(state) : null;
    case "TRIED_AGAIN":
      return step === "loadFailed" ? () => retried(state) : null;
    case "BROKEN":
      return () => broken(state, event);
    default:
      return null;
  }
}
