import type { FlowEvent } from "./events.ts";
import type { FlowState, StepName } from "./steps.ts";

/** So many steps in a row without the PSU: no bank asks for as many, so the answers go round in circles. */
export const UNATTENDED_LIMIT = 20;

/** Steps that go on by themselves. */
const goingOn: ReadonlySet<StepName> = new Set([
  "awaitingDecoupled",
  "choosingAccounts",
  "returningFromBank",
  "syncing",
]);

/** Counts a step that was entered without the PSU. Where answers lead round in circles, the PSU is asked whether to go on. */
export function countUnattended(before: FlowState, next: FlowState, event: FlowEvent): FlowState {
  if (next.turn === before.turn) return next;
  // Facts with a turn answer a request; the others are what the PSU does.
  if (!("turn" in event) || !goingOn.has(next.step) || !("attempt" in next))
    return { ...next, unattended: undefined };
  const unattended = (before.unattended ?? 0) + 1;
  const { attempt, turn, leaving } = next;
  return unattended > UNATTENDED_LIMIT && attempt?.connection != null
    ? { step: "resuming", attempt, turn, leaving }
    : { ...next, unattended };
}
