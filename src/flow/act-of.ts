import type { Act, StepState } from "./steps.ts";

/** What a step asks of the bank when it sends. */
export function actOf(state: StepState): Act {
  switch (state.step) {
    case "enteringCredentials":
      if (state.purpose === "beforeWebauth") return "webauth";
      return state.attempt.connection === null ? "create" : "details";
    case "answering":
      return state.renewing ? "sync" : "answer";
    case "awaitingDecoupled":
      return "resume";
    case "leavingForBank":
      return "webauth";
    case "outcomeUnknown":
      return state.asked;
    default:
      return "sync";
  }
}
