import { failure, json, notFoundPage } from "../answer.ts";
import { isPending, speaker } from "../connection-state.ts";
import { fine } from "../dialogue.ts";
import { parseExpand } from "../expand.ts";
import type { ConnectionRecord, UserRecord } from "../records.ts";
import { flagOf, queryFlag, readBody } from "../request-body.ts";
import type { Call, Route } from "../route-table.ts";
import { synchroniseSource } from "../synchronisation.ts";
import { connectionView } from "../views/connection-view.ts";
import { sourceView } from "../views/source-view.ts";
import { badBody, verdictAnswer, withConnection } from "./connection-answer.ts";
import { createConnection } from "./create-connection.ts";
import { forUser } from "./for-user.ts";
import { updateConnection } from "./update-connection.ts";

const TOO_RECENT_MS = 300_000;

function listConnections({ query }: Call, user: UserRecord): Response {
  const expand = parseExpand(query.get("expand"));
  const connections = [...user.connections.values()].map((connection) =>
    connectionView(user, connection, expand),
  );
  return json({ connections, total: connections.length });
}

const readConnection = ({ query }: Call, user: UserRecord, connection: ConnectionRecord) =>
  json(connectionView(user, connection, parseExpand(query.get("expand"))));

/** A forced synchronisation, refused while one is under way or was just done, whoever asks. */
function forceSynchronisation(
  call: Call,
  user: UserRecord,
  connection: ConnectionRecord,
): Promise<Response> | Response {
  const { world, query } = call;
  const earliest = world.clock.now() - TOO_RECENT_MS;
  const isBusy = connection.sources.some(
    (source) =>
      isPending(source) ||
      source.dataDueAt !== null ||
      (source.state === null && source.lastUpdate !== null && source.lastUpdate > earliest),
  );
  if (connection.locked || isBusy) {
    return failure(409, {
      code: "connectionLocked",
      description: `Can't force synchronization of connection ${connection.id}`,
    });
  }
  const source = speaker(connection);
  const isPsuPresent = queryFlag(query, "psu_requested", true);
  const verdict =
    source === undefined ? fine : synchroniseSource(world, connection, source, isPsuPresent);
  return verdictAnswer(call, user, connection, verdict);
}

function deleteConnection({ world }: Call, user: UserRecord, { id }: ConnectionRecord): Response {
  user.connections.delete(id);
  user.deleted.set(id, world.clock.now());
  return json({});
}

const listSources = ({ query }: Call, _: UserRecord, { id, sources }: ConnectionRecord) =>
  json({
    sources: sources
      .filter(({ disabled }) => disabled === null || queryFlag(query, "all"))
      .map((source) => sourceView(id, source)),
  });

const findSource = ({ params, query }: Call, { sources }: ConnectionRecord) =>
  sources.find(
    ({ id, disabled }) =>
      String(id) === params["source"] && (disabled === null || queryFlag(query, "all")),
  );

function readSource(call: Call, _: UserRecord, connection: ConnectionRecord): Response {
  const source = findSource(call, connection);
  return source === undefined ? notFoundPage() : json(sourceView(connection.id, source));
}

async function updateSource(
  call: Call,
  _: UserRecord,
  connection: ConnectionRecord,
): Promise<Response> {
  const body = await readBody(call.request);
  const source = findSource(call, connection);
  if (body === null) return badBody();
  if (source === undefined) return notFoundPage();
  const disabled = flagOf(body, "disabled");
  if ("disabled" in body && disabled === undefined) {
    return failure(400, { code: "invalidValue", description: "disabled must be a boolean" });
  }
  const now = call.world.clock.now();
  if (disabled !== undefined) source.disabled = disabled ? (source.disabled ?? now) : null;
  return json(sourceView(connection.id, source));
}

const ROOT = "/users/:user/connections";
const ONE = `${ROOT}/:connection`;

export const connectionRoutes: readonly Route[] = [
  { method: "GET", path: ROOT, handle: forUser(listConnections) },
  { method: "POST", path: ROOT, handle: forUser((call, user) => createConnection(call, user)) },
  { method: "GET", path: ONE, handle: forUser(withConnection(readConnection)) },
  { method: "POST", path: ONE, handle: forUser(updateConnection) },
  { method: "PUT", path: ONE, handle: forUser(withConnection(forceSynchronisation)) },
  { method: "DELETE", path: ONE, handle: forUser(withConnection(deleteConnection)) },
  { method: "GET", path: `${ONE}/sources`, handle: forUser(withConnection(listSources)) },
  { method: "GET", path: `${ONE}/sources/:source`, handle: forUser(withConnection(readSource)) },
  { method: "POST", path: `${ONE}/sources/:source`, handle: forUser(withConnection(updateSource)) },
];
