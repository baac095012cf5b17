import type { Connection } from "../protocol/index.ts";
import { askWhoFinished } from "./bank-return.ts";
import type { EventOf } from "./events.ts";
import { promptFields } from "./form-field.ts";
import { routeConnection } from "./routing.ts";
import type { FlowState, StateOf, StepState } from "./steps.ts";

/** Steps that wait for the PSU, at a connection that may move on without them: in another tab, or at the bank. */
export type WaitingForPsu = StateOf<
  | "SCARequired"
  | "actionNeeded"
  | "answering"
  | "decoupledEnded"
  | "leavingForBank"
  | "passwordExpired"
  | "resuming"
  | "returnedWithoutResult"
>;

const asked = ({ fields }: Connection): string =>
  promptFields(fields)
    .map(({ name }) => name)
    .join();

/** A question without its inputs is no other question. */
const isSame = (before: Connection, now: Connection): boolean =>
  before.state === now.state && (asked(now) === "" || asked(before) === asked(now));

/**
 * The connection as it is when the screen is shown again. Where it has moved on the flow goes with it; nothing is sent
 * for that, not even for an approval: whoever moved it has asked for it.
 */
export function movedElsewhere(
  state: WaitingForPsu,
  { connection }: EventOf<"CONNECTION_UPDATED">,
): StepState | FlowState {
  const { attempt } = state;
  const isSending = "sending" in state && state.sending !== null;
  if (attempt.connection === null || isSending || isSame(attempt.connection, connection))
    return state;
  const round = "round" in state ? state.round : 0;
  const next = askWhoFinished(routeConnection(attempt, connection, "poll", { round }));
  return next.step === "awaitingDecoupled" ? { ...next, resume: "sent" } : next;
}
