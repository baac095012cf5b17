import type { Connector } from "../protocol/index.ts";
import type { EventOf } from "./events.ts";
import { formAgain, routeConnection, wayInStep } from "./routing.ts";
import type { Attempt, StepState } from "./steps.ts";
import { choices, wayInOf } from "./way-in.ts";
import type { WayIn } from "./way-in.ts";

const unusable: WayIn = { source: null, mechanism: "credentials", fields: [], accountTypes: [] };

/** An attempt that has not sent anything yet. */
export const freshAttempt = (connector: Connector, source: string | null): Attempt => ({
  connector,
  wayIn: wayInOf(connector, source) ?? unusable,
  connection: null,
  known: false,
  refusals: 0,
  since: null,
});

/** A bank was chosen: straight to its one way in, or to the choice between several (`chosen` says it was made). */
export function openAttempt(
  connector: Connector,
  source: string | null,
  chosen = source !== null,
): StepState {
  const ways = choices(connector);
  const attempt = freshAttempt(connector, source);
  if (ways.length === 0) return { step: "notSupported", attempt };
  return ways.length > 1 && !chosen
    ? { step: "choosingSource", connector, ways }
    : wayInStep(attempt);
}

/** A connection is taken up: the host named it, or a reload interrupted its attempt. */
export function reopenConnection(event: EventOf<"CONNECTION_OPENED">): StepState {
  const { connector, connection, source, left, lost } = event;
  const attempt: Attempt = {
    ...freshAttempt(connector, source),
    connection,
    known: event.known,
  };
  if (event.resetCredentials && attempt.wayIn.mechanism === "credentials")
    return formAgain(attempt);
  if (lost !== null)
    return { step: "outcomeUnknown", attempt, operation: lost.operation, asked: lost.act };
  if (left === "awaitingDecoupled" && connection.state === "validating")
    return { step: "awaitingDecoupled", attempt, round: 1, resume: "sent", moved: true };
  return routeConnection(attempt, connection, event.known ? "open" : "poll");
}

/** The PSU is back from the bank. What the address said is a hint; the connection, read again, decides. */
export function returnFromBank(event: EventOf<"BANK_RETURNED">): StepState {
  const { connector, connection, known, hints, since, source } = event;
  const attempt: Attempt = { ...freshAttempt(connector, source), connection, known, since };
  if (connection === null) {
    return hints?.failed === true
      ? { step: "returnedWithoutResult", attempt }
      : { step: "returningFromBank", attempt, why: "returned" };
  }
  const due = connection.state === "webauthRequired" || connection.state === "SCARequired";
  if (due) {
    return hints?.failed === true
      ? { step: "returnedWithoutResult", attempt }
      : { step: "returningFromBank", attempt, why: "returned" };
  }
  return routeConnection(attempt, connection, "poll");
}
