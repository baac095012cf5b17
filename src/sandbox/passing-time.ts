import { advance, fallInto } from "./dialogue.ts";
import type { ConnectionRecord, SourceRecord, UserRecord } from "./records.ts";
import type { World } from "./world.ts";

const DAY_MS = 86_400_000;

/** Lets everything happen that time has brought since the last look. There are no timers: reading is what moves. */
export function passTime(world: World, user: UserRecord): void {
  const now = world.clock.now();
  for (const connection of user.connections.values()) {
    connection.sources = connection.sources.filter(({ expire }) => expire === null || expire > now);
    for (const source of connection.sources) passTimeFor(world, connection, source, now);
    if (connection.sources.length === 0) user.connections.delete(connection.id);
  }
}

function passTimeFor(
  world: World,
  connection: ConnectionRecord,
  source: SourceRecord,
  now: number,
): void {
  if (source.background !== null && source.background.dueAt <= now) {
    const { apply } = source.background;
    source.background = null;
    apply();
  }
  if (source.current?.kind === "rest" && source.dueAt !== null && source.dueAt <= now) {
    advance(world, connection, source);
  }
  if (source.dataDueAt !== null && source.dataDueAt <= now) {
    source.lastUpdate = source.dataDueAt;
    source.dataDueAt = null;
  }
  if (source.state !== null || source.background !== null) return;
  if (source.accessExpire !== null && source.accessExpire <= now) source.renewalDue = true;
  const isDue = source.nextTry !== null && source.nextTry <= now;
  if (isDue && connection.active && source.disabled === null) nightly(source, now);
}

/** The synchronisation that Powens runs by itself each day. */
function nightly(source: SourceRecord, now: number): void {
  if (source.renewalDue) {
    fallInto(source, "SCARequired", null);
    return;
  }
  const first = source.nextTry ?? now;
  const last = first + Math.floor((now - first) / DAY_MS) * DAY_MS;
  source.lastUpdate = last;
  source.nextTry = last + DAY_MS;
}
