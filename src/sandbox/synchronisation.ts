import { refuse, type Refusal } from "./answer.ts";
import {
  advance,
  begin,
  contextOf,
  fine,
  logRest,
  refused,
  requireAuthentication,
  synchronise,
  wait,
  type Verdict,
} from "./dialogue.ts";
import type { ConnectionRecord, SourceRecord } from "./records.ts";
import { renewalSteps } from "./scenarios/index.ts";
import { passwordExpired, wrongpass } from "./scenarios/refusals.ts";
import type { World } from "./world.ts";

export const locked = (id: number): Refusal =>
  refuse({ code: "connectionLocked", description: `Connection ${id} is locked` }, 409);

/**
 * Synchronises one source. With the PSU present a strong authentication that is due starts, and one that waits is
 * begun again; without, the source falls into `SCARequired`.
 */
export function synchroniseSource(
  world: World,
  connection: ConnectionRecord,
  source: SourceRecord,
  isPsuPresent: boolean,
): Verdict {
  const { current } = source;
  if (source.disabled !== null) return fine;
  if (source.background !== null || source.state === "validating") {
    return refused(locked(connection.id));
  }
  if (source.state === "wrongpass") return refused(wrongpass("Incorrect password"));
  if (source.state === "passwordExpired") return refused(passwordExpired);
  if (source.state === "SCARequired") {
    return isPsuPresent ? goOnWithSca(world, connection, source) : fine;
  }
  if (current?.kind === "rest" && current.untilSync) return advance(world, connection, source);
  if (current !== null) {
    if (isPsuPresent) {
      wait(world, source, current);
      logRest(world, connection, source);
    }
    return fine;
  }
  if (!source.renewalDue) {
    synchronise(world, connection, source);
    return fine;
  }
  if (isPsuPresent) return renew(world, connection, source);
  requireAuthentication(world, connection, source);
  return fine;
}

function goOnWithSca(world: World, connection: ConnectionRecord, source: SourceRecord): Verdict {
  return source.current?.kind === "rest"
    ? advance(world, connection, source)
    : renew(world, connection, source);
}

/** Starts the strong authentication of a connection that works. */
export const renew = (world: World, connection: ConnectionRecord, source: SourceRecord): Verdict =>
  begin(world, connection, source, renewalSteps(contextOf(connection, source)));
