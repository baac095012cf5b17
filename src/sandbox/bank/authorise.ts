import { addConnection, addSource, findByIdentity, sourceOf } from "../connections.ts";
import { begin } from "../dialogue.ts";
import type { AuthorisationRecord, ConnectionRecord, UserRecord } from "../records.ts";
import type { RestStep } from "../scenarios/step.ts";
import type { World } from "../world.ts";

/** After a repair, Powens works for a moment on what the bank sent. */
const digesting: RestStep = {
  kind: "rest",
  state: "validating",
  message: null,
  forMs: 2_000,
  untilSync: false,
};

/** Records the PSU's approval: a new connection is healthy at once, a repaired one after a moment. */
export function authorise(
  world: World,
  user: UserRecord,
  visit: AuthorisationRecord,
): ConnectionRecord | null {
  const connection = connectionOf(world, user, visit);
  if (connection === null) return null;
  for (const [name, value] of visit.choices) connection.choices.set(name, value);
  const known = sourceOf(connection, visit.source.name);
  const source = known ?? addSource(world, connection, visit.source);
  source.background = null;
  source.mechanism = "webauth";
  source.renewalDue = false;
  begin(world, connection, source, visit.connectionId === null ? [] : [digesting]);
  return connection;
}

function connectionOf(
  world: World,
  user: UserRecord,
  { connectionId, institution, customer, isFresh }: AuthorisationRecord,
): ConnectionRecord | null {
  if (connectionId !== null) return user.connections.get(connectionId) ?? null;
  const identity = isFresh || customer === null || customer === "" ? null : customer;
  return (
    findByIdentity(user, institution, identity) ?? addConnection(world, user, institution, identity)
  );
}
