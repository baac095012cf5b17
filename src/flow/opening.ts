import type { Connection, Connector } from "../protocol/index.ts";
import { isPending } from "./attempt.ts";
import { afterReturn, askWhoFinished } from "./bank-return.ts";
import type { EventOf } from "./events.ts";
import { detailsDue, wayInStep } from "./forms.ts";
import { routeConnection } from "./routing.ts";
import type { Attempt, StepName, StepState } from "./steps.ts";
import { choices, wayInOf, waysIn } from "./way-in.ts";
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

/**
 * A bank was chosen: straight to its one way in, or to the choice between several (`chosen` says it was made). A
 * restricted connector takes no new connection.
 */
export function openAttempt(
  connector: Connector,
  source: string | null,
  chosen = waysIn(connector).some((way) => source !== null && way.source === source),
): StepState {
  const ways = choices(connector);
  const [only] = ways;
  const attempt = freshAttempt(connector, chosen ? source : (only?.source ?? null));
  if (only === undefined || connector.restricted) return { step: "notSupported", attempt };
  return ways.length > 1 && !chosen
    ? { step: "choosingSource", connector, ways }
    : wayInStep(attempt);
}

/** The source to begin with: the one that was in use, else one that the connection has. */
const sourceOf = (connector: Connector, connection: Connection, source: string | null) => {
  if (source !== null) return source;
  const own = (connection.sources ?? []).filter(({ disabled }) => disabled === null);
  return (
    waysIn(connector).find((way) => own.some(({ name }) => name === way.source))?.source ?? null
  );
};

/** The PSU was past the offers of more sources: they are not made again. */
const pastOffers: ReadonlySet<StepName> = new Set(["choosingAccounts", "nothingShared"]);

const sourcesOf = (connector: Connector): string[] =>
  waysIn(connector)
    .map(({ source }) => source)
    .filter((source) => source !== null);

/** A connection is taken up: the host named it, or a reload interrupted its attempt. */
export function reopenConnection(event: EventOf<"CONNECTION_OPENED">): StepState {
  const { connector, connection, left, lost } = event;
  const attempt: Attempt = {
    ...freshAttempt(connector, sourceOf(connector, connection, event.source)),
    connection,
    known: event.known,
    begunHere: event.begunHere,
    resumed: event.resumed,
    ...(left !== null && pastOffers.has(left) && { offered: sourcesOf(connector) }),
  };
  if (lost !== null)
    return { step: "outcomeUnknown", attempt, operation: lost.operation, asked: lost.act };
  // New details during a dialogue would break it, and a reload goes on where it was.
  const inDialogue: boolean = isPending(connection);
  if (event.resetCredentials && left === null && !inDialogue)
    return connection.state === "wrongpass" ? detailsDue(attempt, null) : wayInStep(attempt);
  if (left === "awaitingDecoupled" && connection.state === "validating")
    return { step: "awaitingDecoupled", attempt, round: 1, resume: "sent", moved: true };
  if (left === "awaitingDecoupled" && connection.state === "SCARequired")
    return routeConnection(attempt, connection, "resume");
  const arrival = event.known && left === null ? "open" : "poll";
  return askWhoFinished(
    routeConnection({ ...attempt, unproven: event.unproven }, connection, arrival),
  );
}

/** The PSU is back from the bank. What the address said is a hint; the connection, read again, decides. */
export function returnFromBank(event: EventOf<"BANK_RETURNED">): StepState {
  const { connector, connection, known, hints, since } = event;
  const source = connection === null ? event.source : sourceOf(connector, connection, event.source);
  const attempt: Attempt = {
    ...freshAttempt(connector, source),
    connection,
    known,
    since,
    unproven: event.unproven,
    begunHere: event.begunHere,
    resumed: event.resumed,
    // What was to be added there is not offered again, whatever came of it.
    ...(source !== null && { offered: [source] }),
  };
  const next: StepState =
    connection === null
      ? { step: "returningFromBank", attempt, why: "returned" }
      : afterReturn(attempt, connection);
  return next.step === "returningFromBank" && next.why === "returned" && hints?.failed === true
    ? { step: "returnedWithoutResult", attempt: next.attempt }
    : next;
}
