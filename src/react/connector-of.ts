import type { StepState } from "../flow/index.ts";
import type { Connector } from "../protocol/index.ts";

/** The bank that a step is about; `null` before one is chosen. */
export function connectorOf(step: StepState): Connector | null {
  if ("attempt" in step) return step.attempt?.connector ?? null;
  return "connector" in step ? step.connector : null;
}
