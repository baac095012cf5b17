import type { Recovery } from "../protocol/index.ts";
import type { Endings, Failure } from "./exit.ts";
import type { StepState } from "./steps.ts";

export const psuAgain: Recovery = { action: "try_again", actor: "psu", retryable: true };
export const application: Recovery = {
  action: "fix_integration",
  actor: "client_application",
  retryable: false,
};

export const failed = (code: string, recovery: Recovery): Failure => ({
  kind: "failed",
  code,
  recovery,
});

/** The failures that the first screen may end with. */
export function firstFailure(state: StepState): Failure | null {
  if (state.step === "closed") return firstFailure(state.from);
  if (state.step === "loadFailed") return failed(state.code, psuAgain);
  return state.step === "brokenIntegration" ? failed(state.code, application) : null;
}

/** How a flow ends that has not left its first screen: the rest of the table knows more, and says the same of these. */
export const firstEndings: Endings = {
  endingOf: (state) => firstFailure(state) ?? { kind: "cancelled" },
  failureAt: firstFailure,
};
