import { identityOf } from "../accepted-values.ts";
import { failure, notFoundPage, refusalAnswer } from "../answer.ts";
import { pause } from "../clock.ts";
import { isPending } from "../connection-state.ts";
import {
  addConnection,
  addSource,
  findByIdentity,
  removeSource,
  signIn,
  sourceOf,
} from "../connections.ts";
import { pickSource, usableSources } from "../connector-sources.ts";
import { begin, contextOf, type Verdict } from "../dialogue.ts";
import { readFieldValues } from "../field-values.ts";
import type { WireSource } from "../institution.ts";
import type { ConnectionRecord, UserRecord } from "../records.ts";
import { keepRefusal } from "../refused-state.ts";
import { readBody, textOf, type RequestBody } from "../request-body.ts";
import type { Call } from "../route-table.ts";
import { scenarioOf } from "../scenarios/index.ts";
import { findInstitution, type World } from "../world.ts";
import { badBody, verdictAnswer } from "./connection-answer.ts";

/** The connector's uuid, or one of the three numbers that have named it over the years. */
const connectorOf = (body: RequestBody): string | undefined =>
  textOf(body, "connector_uuid") ??
  textOf(body, "id_connector") ??
  textOf(body, "id_bank") ??
  textOf(body, "id_provider");

export const waitsForResume = (id: number): Response =>
  failure(400, {
    code: "badRequest",
    description: `You need to give the resume parameter to update the connection ${id}`,
  });

/**
 * A new connection, or the one of the same login. The webview was seen to add one more each time: `isFresh` is its way.
 */
export async function createConnection(
  call: Call,
  user: UserRecord,
  isFresh = false,
): Promise<Response> {
  const { world, request, query } = call;
  const body = await readBody(request);
  if (body === null) return badBody();
  const reference = connectorOf(body);
  if (reference === undefined) {
    return failure(400, { code: "missingParameter", description: "connector_uuid is missing" });
  }
  const institution = findInstitution(world, reference);
  if (institution === undefined) return notFoundPage();
  const { connector } = institution;
  if (connector.restricted) {
    return failure(403, {
      code: "forbidden",
      description: "No connection may be added to this connector",
    });
  }
  const source = pickSource(
    connector,
    query.get("source") ?? textOf(body, "source"),
    "credentials",
  );
  if (source === undefined) {
    return failure(400, { code: "invalidValue", description: "There is no such source" });
  }
  const read = await readFieldValues(world, body, connector);
  if ("refusal" in read) return refusalAnswer(read.refusal);
  await pause(world.clock, world.settings.latencyMs, request.signal);

  const identity = isFresh ? null : identityOf(connector, read.values);
  const existing = findByIdentity(user, institution, identity);
  if (existing?.sources.some(isPending) === true) return waitsForResume(existing.id);
  const connection = existing ?? addConnection(world, user, institution, identity);
  const verdict = join(world, connection, source, read.values);
  if (connection.sources.length === 0) user.connections.delete(connection.id);
  return verdictAnswer(call, user, connection, verdict);
}

/** Signs in at one source, new or known. What was added for this and is refused is removed at once. */
export function join(
  world: World,
  connection: ConnectionRecord,
  wire: WireSource,
  values: ReadonlyMap<string, string>,
): Verdict {
  const known = sourceOf(connection, wire.name);
  const isNew = connection.sources.length === 0;
  const source = known ?? addSource(world, connection, wire);
  const verdict = signIn(world, connection, source, values);
  if (verdict.refusal !== null) {
    if (known === undefined) removeSource(connection, source);
    else keepRefusal(known, verdict);
  } else if (isNew && scenarioOf(connection.institution).addsEverySource === true) {
    addOtherSources(world, connection);
  }
  return verdict;
}

function addOtherSources(world: World, connection: ConnectionRecord): void {
  const { institution } = connection;
  for (const wire of usableSources(institution.connector)) {
    if (sourceOf(connection, wire.name) !== undefined) continue;
    const source = addSource(world, connection, wire);
    const steps = scenarioOf(institution).login(contextOf(connection, source));
    begin(world, connection, source, steps);
  }
}
