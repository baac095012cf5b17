import * as v from "valibot";
import { type Connection, connectionSchema } from "../../protocol/connection.ts";
import type { ProxySettings } from "./options.ts";
import { createPacedReads } from "./paced-reads.ts";
import type { PowensClient } from "./upstream/powens-client.ts";
import { parseAnswer, parseEach } from "./upstream/powens-failure.ts";
import { powensPaths } from "./upstream/powens-paths.ts";
import type { SignedInUser } from "./signed-in-user.ts";

const EXPAND = { expand: "sources" };
const listSchema = v.object({ connections: v.array(v.unknown()) });

/** Reads a user's connections, paced for polling. */
export interface ConnectionReader {
  list(user: SignedInUser): Promise<readonly Connection[]>;
  get(user: SignedInUser, id: number): Promise<Connection>;
  /** Reads past every cache, after a write. */
  getAnew(user: SignedInUser, id: number): Promise<Connection>;
  /** A write begins or ended: nothing read before counts. `null` for a creation. */
  forget(user: SignedInUser, id: number | null): void;
}

export function createConnectionReader(
  { now, log }: Pick<ProxySettings, "now" | "log">,
  powens: PowensClient,
): ConnectionReader {
  const one = createPacedReads<Connection>(now);
  const all = createPacedReads<readonly Connection[]>(now);

  const readOne = async ({ token }: SignedInUser, id: number) =>
    parseAnswer(
      await powens.read({
        name: "connection",
        path: powensPaths.connection(id),
        query: EXPAND,
        token,
      }),
      connectionSchema,
    );

  const readAll = async ({ token }: SignedInUser) => {
    const answer = await powens.read({
      name: "connections",
      path: powensPaths.connections,
      query: EXPAND,
      token,
    });
    const entries = parseAnswer(answer, listSchema).connections;
    const connections = parseEach(entries, connectionSchema);
    const count = entries.length - connections.length;
    if (count > 0) log.write({ event: "entries_dropped", call: "connections", count });
    return connections;
  };

  return {
    list: (user) => all.read(user.key, "all", () => readAll(user)),
    get: (user, id) => one.read(user.key, String(id), () => readOne(user, id)),
    getAnew: readOne,
    forget(user, id) {
      all.forget(user.key, "all");
      if (id !== null) one.forget(user.key, String(id));
    },
  };
}
