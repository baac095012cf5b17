import type { Connection } from "../protocol/index.ts";
import type { Attempt } from "./steps.ts";
import { waysIn } from "./way-in.ts";
import type { WayIn } from "./way-in.ts";

/** The attempt with its connection as it was last read. A connection that ever synchronised is a known one. */
export const withConnection = (attempt: Attempt, connection: Connection): Attempt => ({
  ...attempt,
  connection,
  begunHere: attempt.connection === null ? true : attempt.begunHere,
  known: attempt.known || connection.last_update !== null,
  wayIn: failingWayIn(attempt, connection),
});

/** The way in of the source that asks for attention: a connection carries the state of any failing source. */
function failingWayIn(attempt: Attempt, connection: Connection): WayIn {
  const failing = (connection.sources ?? [])
    .filter(({ state, disabled }) => disabled === null && state !== null)
    .filter(({ state }) => state === connection.state)
    .map(({ name }) => name);
  const isFailing = ({ source }: WayIn) => source !== null && failing.includes(source);
  return isFailing(attempt.wayIn)
    ? attempt.wayIn
    : (waysIn(attempt.connector).find(isFailing) ?? attempt.wayIn);
}

/** A question or an approval that only the PSU can give: no update that runs elsewhere will move it on. */
export const asksThePsu = ({ state }: Connection): boolean =>
  state === "additionalInformationNeeded" || state === "decoupled";

/** Waiting for the PSU, or for Powens, in the middle of an attempt. */
export const isPending = (connection: Connection | null): connection is Connection =>
  connection !== null && (connection.state === "validating" || asksThePsu(connection));
