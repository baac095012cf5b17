import { passTime } from "./passing-time.ts";
import type { ConnectionRecord } from "./records.ts";
import type { World } from "./world.ts";

/** A connection of any user, as far as time has brought it. Throws a `RangeError` when there is none. */
export function findConnection(world: World, connectionId: number): ConnectionRecord {
  for (const user of world.users.values()) {
    passTime(world, user);
    const connection = user.connections.get(connectionId);
    if (connection !== undefined) return connection;
  }
  throw new RangeError(`there is no connection ${connectionId}`);
}
