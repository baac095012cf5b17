import { checkCredentials, credentialFields } from "./accepted-values.ts";
import { offers } from "./connector-sources.ts";
import { begin, contextOf, refused, type Verdict } from "./dialogue.ts";
import type { Institution, WireSource } from "./institution.ts";
import type { ConnectionRecord, SourceRecord, UserRecord } from "./records.ts";
import { scenarioOf } from "./scenarios/index.ts";
import { logRefusal } from "./sync-log.ts";
import type { World } from "./world.ts";

/** A connection that was never completed is purged after this time. */
const UNFINISHED_MS = 7_200_000;

export function addSource(
  world: World,
  connection: ConnectionRecord,
  wire: WireSource,
): SourceRecord {
  const now = world.clock.now();
  const source: SourceRecord = {
    id: world.random.id(),
    wire,
    created: now,
    mechanism: offers(wire, "credentials") ? "credentials" : "webauth",
    state: null,
    errorMessage: null,
    current: null,
    remaining: [],
    dueAt: null,
    background: null,
    lastUpdate: null,
    dataDueAt: null,
    nextTry: null,
    accessExpire: null,
    expire: now + UNFINISHED_MS,
    disabled: null,
    renewalDue: false,
  };
  connection.sources.push(source);
  return source;
}

export function addConnection(
  world: World,
  user: UserRecord,
  institution: Institution,
  identity: string | null,
): ConnectionRecord {
  const id = world.random.id();
  const connection: ConnectionRecord = {
    id,
    institution,
    created: world.clock.now(),
    identity: identity ?? `connection ${id}`,
    given: new Set(),
    choices: new Map(),
    sources: [],
    accounts: [],
    subscriptions: [],
    logs: [],
    activations: 0,
    active: true,
    locked: false,
  };
  user.connections.set(id, connection);
  return connection;
}

export const findByIdentity = (
  user: UserRecord,
  { connector }: Institution,
  identity: string | null,
): ConnectionRecord | undefined =>
  [...user.connections.values()].find(
    (connection) =>
      connection.institution.connector.uuid === connector.uuid && connection.identity === identity,
  );

export const sourceOf = (connection: ConnectionRecord, name: string): SourceRecord | undefined =>
  connection.sources.find(({ wire }) => wire.name === name);

export function removeSource(connection: ConnectionRecord, source: SourceRecord): void {
  connection.sources = connection.sources.filter((item) => item !== source);
  const isOther = ({ sourceId }: { readonly sourceId: number }) => sourceId !== source.id;
  connection.accounts = connection.accounts.filter(isOther);
  connection.subscriptions = connection.subscriptions.filter(isOther);
}

/** Signs in at the bank with posted values. They are looked at and forgotten; the choices of lists stay. */
export function signIn(
  world: World,
  connection: ConnectionRecord,
  source: SourceRecord,
  values: ReadonlyMap<string, string>,
): Verdict {
  const { institution } = connection;
  if (!offers(source.wire, "credentials")) {
    return begin(world, connection, source, [{ kind: "redirect" }]);
  }
  const refusal = checkCredentials(institution.connector, source.wire, values, connection.given);
  if (refusal !== null) {
    logRefusal(world, connection, source, refusal);
    return refused(refusal);
  }
  source.mechanism = "credentials";
  for (const { name, type } of credentialFields(institution.connector, source.wire)) {
    const value = values.get(name);
    if (value === undefined) continue;
    connection.given.add(name);
    if (type === "list" && value !== "") connection.choices.set(name, value);
  }
  return begin(
    world,
    connection,
    source,
    scenarioOf(institution).login(contextOf(connection, source)),
  );
}
