import { advance, requireAuthentication } from "./dialogue.ts";
import type { ConnectionRecord, SourceRecord, UserRecord } from "./records.ts";
import { logSync } from "./sync-log.ts";
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
  if (source.nextTry !== null && source.nextTry <= now) {
    // Nights that were slept through are not made up for: the next one begins when it is switched on again.
    if (!connection.active || source.disabled !== null) source.nextTry = now;
    else passNights(world, connection, source, now);
  }
  if (isExpired(source, now)) source.renewalDue = true;
}

const isExpired = ({ accessExpire }: SourceRecord, at: number): boolean =>
  accessExpire !== null && accessExpire <= at;

/** The synchronisations that Powens runs by itself, one a day until the consent ends. */
function passNights(
  world: World,
  connection: ConnectionRecord,
  source: SourceRecord,
  now: number,
): void {
  for (let at = source.nextTry; at !== null && at <= now; at = source.nextTry) {
    if (source.renewalDue || isExpired(source, at)) {
      requireAuthentication(world, connection, source, at);
      return;
    }
    source.lastUpdate = at;
    source.nextTry = at + DAY_MS;
    logSync(world, connection, source, { error: null, start: at });
  }
}
