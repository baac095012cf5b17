import type { SettledOutcome } from "../protocol/index.ts";
import { actOf } from "./act-of.ts";
import { asksThePsu, withConnection } from "./attempt.ts";
import type { EventOf } from "./events.ts";
import { afterRefusedSource } from "./more-sources.ts";
import { routeRefusal } from "./refusals.ts";
import { routeConnection } from "./routing.ts";
import type { Attempt, FlowState, StateOf, StepState } from "./steps.ts";

type Acting = Extract<StepState, { readonly attempt: Attempt }>;

/** Steps that send one thing at a time. Sending keeps the turn: the answer belongs to the step that asked. */
type Sendable =
  | "SCARequired"
  | "actionNeeded"
  | "answering"
  | "decoupledEnded"
  | "enteringCredentials"
  | "websiteUnavailable";

/** Notes what is being sent. A second press does nothing. */
export const submitted = <S extends StateOf<Sendable>>(
  state: S,
  { operation, at }: EventOf<"SUBMITTED">,
): S =>
  state.sending === null
    ? {
        ...state,
        sending: operation,
        attempt: {
          ...state.attempt,
          since: at,
          unproven: undefined,
          resumed: undefined,
          said: undefined,
        },
      }
    : state;

/** The answer to an act, wherever it was made. `round` counts the prompts and approvals that came before it. */
export function settle(state: Acting & FlowState, outcome: SettledOutcome, round = 0): StepState {
  const { attempt } = state;
  const act = actOf(state);
  switch (outcome.kind) {
    case "connection":
      return routeConnection(attempt, outcome.connection, act, { round });
    case "refused":
      return afterRefusedSource(attempt, outcome, routeRefusal(attempt, outcome, act, state));
    case "alreadyDone":
      return alreadyDone(attempt, outcome, Math.max(0, round - 1));
  }
}

/**
 * 409: up to date, or an update is running. What is healthy is done, a question that stands is asked again, anything
 * else is watched.
 */
function alreadyDone(
  attempt: Attempt,
  { connection }: Extract<SettledOutcome, { kind: "alreadyDone" }>,
  round: number,
): StepState {
  if (connection.state === null) return routeConnection(attempt, connection, "open");
  return asksThePsu(connection)
    ? routeConnection(attempt, connection, "poll", { round })
    : {
        step: "returningFromBank",
        attempt: withConnection(attempt, connection),
        why: connection.state === "validating" ? "validating" : "running",
      };
}
