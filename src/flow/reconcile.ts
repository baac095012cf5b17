import { parsePowensDate } from "../protocol/index.ts";
import type { Connection } from "../protocol/index.ts";
import { isPending } from "./attempt.ts";
import type { Attempt } from "./steps.ts";

/** Clocks of the browser and of Powens may differ by this much. */
const CLOCK_SLACK_MS = 120_000;

/**
 * Finds what came of an attempt whose answer never arrived: a connection to the same connector that waits for the PSU,
 * or was made or updated since. `null` when nothing came of it.
 */
export function findAttempt(
  connections: readonly Connection[],
  attempt: Pick<Attempt, "connector" | "since">,
): Connection | null {
  const same = connections.filter(
    ({ connector_uuid, id_connector }) =>
      connector_uuid === attempt.connector.uuid ||
      (connector_uuid === null && id_connector === attempt.connector.id),
  );
  const newestFirst = [...same].sort(
    (a, b) => (parsePowensDate(b.created) ?? 0) - (parsePowensDate(a.created) ?? 0) || b.id - a.id,
  );
  const waiting = newestFirst.find(isPending);
  if (waiting !== undefined) return waiting;
  if (attempt.since === null) return null;
  const since = attempt.since - CLOCK_SLACK_MS;
  const touched = (connection: Connection) =>
    Math.max(
      parsePowensDate(connection.created) ?? 0,
      parsePowensDate(connection.last_update) ?? 0,
    ) >= since;
  return newestFirst.find(touched) ?? null;
}
