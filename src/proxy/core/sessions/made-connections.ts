import * as v from "valibot";
import { createShelf } from "../store/shelf.ts";
import type { ProxyStore } from "../store/proxy-store.ts";

/** As long as a session lives. */
const KEPT_MS = 60 * 60_000;

/** Which connections came of a session. */
export interface MadeConnections {
  note(sessionId: string, connectionId: number): Promise<void>;
  countAmong(sessionId: string, connectionIds: readonly number[]): Promise<number>;
}

export function createMadeConnections(store: ProxyStore): MadeConnections {
  const shelf = createShelf(store, "made", v.literal(true));
  return {
    note: (sessionId, connectionId) => shelf.put([sessionId, String(connectionId)], true, KEPT_MS),
    async countAmong(sessionId, connectionIds) {
      const marks = await Promise.all(
        connectionIds.map((id) => shelf.get([sessionId, String(id)])),
      );
      return marks.filter((mark) => mark !== null).length;
    },
  };
}
