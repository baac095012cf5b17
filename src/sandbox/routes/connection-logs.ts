import { formatPowensDate } from "../../protocol/powens-date.ts";
import { failure, json } from "../answer.ts";
import type { ConnectionRecord, SyncLogRecord, UserRecord } from "../records.ts";
import type { Call, Route } from "../route-table.ts";
import { dateOrNull } from "../views/source-view.ts";
import { withConnection } from "./connection-answer.ts";
import { forUser } from "./for-user.ts";

const MOST = 1_000;

/** A day, a month or a year; a time of day may follow a day. */
const BOUND = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?: \d{2}:\d{2}:\d{2})?)?)?$/;

const numbers = ["limit", "offset", "id_source"] as const;
const bounds = ["min_date", "max_date"] as const;

/** The first parameter whose value cannot be read. */
function unreadable(query: URLSearchParams): string | undefined {
  const fails = (name: string, pattern: RegExp) => !pattern.test(query.get(name) ?? "");
  return [
    ...numbers.filter((name) => query.has(name) && fails(name, /^\d{1,15}$/)),
    ...bounds.filter((name) => query.has(name) && fails(name, BOUND)),
  ][0];
}

const view = (user: UserRecord, connection: ConnectionRecord, log: SyncLogRecord) => ({
  id: log.id,
  id_connection: connection.id,
  id_source: log.sourceId,
  id_user: user.id,
  id_connector: connection.institution.connector.id,
  start: formatPowensDate(log.start),
  timestamp: formatPowensDate(log.end),
  error: log.error,
  error_message: log.message,
  nb_accounts: log.accounts,
  next_try: dateOrNull(log.nextTry),
  statut: 1,
});

/** Newest first. Both bounds are inclusive, in Paris time as all dates are. */
function listLogs(
  { world, query }: Call,
  user: UserRecord,
  connection: ConnectionRecord,
): Response {
  const wrong = unreadable(query);
  if (wrong !== undefined) {
    return failure(400, { code: "invalidValue", description: `${wrong} cannot be read` });
  }
  const { min_date: min, max_date: max, id_source: source } = Object.fromEntries(query);
  const offset = Number(query.get("offset") ?? 0);
  const limit = Math.min(Number(query.get("limit") ?? MOST), MOST);
  const now = world.clock.now();
  // Dates of one form sort as texts, and a month holds every day that begins with it.
  const found = connection.logs
    .filter(({ end }) => end <= now)
    .map((log) => view(user, connection, log))
    .filter(({ id_source }) => source === undefined || String(id_source) === source)
    .filter(({ timestamp }) => min === undefined || timestamp.slice(0, min.length) >= min)
    .filter(({ timestamp }) => max === undefined || timestamp.slice(0, max.length) <= max)
    .toSorted((one, other) => other.timestamp.localeCompare(one.timestamp) || other.id - one.id);
  return json({ connectionlogs: found.slice(offset, offset + limit), total: found.length });
}

export const connectionLogRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/users/:user/connections/:connection/logs",
    handle: forUser(withConnection(listLogs)),
  },
];
