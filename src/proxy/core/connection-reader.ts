import type * as v from "valibot";
import { type Connection, connectionSchema } from "../../protocol/connection.ts";
import {
  type ConnectionExpand,
  expandedConnectionSchema,
} from "../../protocol/expanded-connection.ts";
import type { ProxySettings } from "./options.ts";
import { createPacedReads } from "./paced-reads.ts";
import type { PowensClient } from "./upstream/powens-client.ts";
import { powensPaths } from "./upstream/powens-paths.ts";
import { readList, readOne as readIn } from "./upstream/read-answer.ts";
import type { SignedInUser } from "./signed-in-user.ts";

/** What is asked for beside the connections; nothing, or names in their order. */
type Expands = readonly ConnectionExpand[] | undefined;

/** Sources always come: the error of one is the error of the whole connection. */
const expandText = (expands: Expands): string =>
  [...new Set(["sources", ...(expands ?? [])])].join();
const schemaOf = (expands: Expands): v.GenericSchema<unknown, Connection> =>
  expands === undefined ? connectionSchema : expandedConnectionSchema;
const formOf = (expands: Expands): string => expands?.join() ?? "";

/** Reads a user's connections, paced for polling. With `expands` they hold what was asked for, too. */
export interface ConnectionReader {
  list(user: SignedInUser, expands?: Expands): Promise<readonly Connection[]>;
  get(user: SignedInUser, id: number, expands?: Expands): Promise<Connection>;
  /** Reads past every cache, after a write. */
  getAnew(user: SignedInUser, id: number): Promise<Connection>;
  /** A write begins or ended: nothing read before counts. `null` for a creation. */
  forget(user: SignedInUser, id: number | null): void;
}

export function createConnectionReader(
  { now, log, hints }: Pick<ProxySettings, "hints" | "log" | "now">,
  powens: PowensClient,
): ConnectionReader {
  const one = createPacedReads<Connection>(now);
  const all = createPacedReads<readonly Connection[]>(now);
  hints.listen((id) => {
    one.renew(String(id));
  });

  const readOne = async ({ token }: SignedInUser, id: number, expands?: Expands) =>
    readIn(
      log,
      await powens.read({
        name: "connection",
        path: powensPaths.connection(id),
        query: { expand: expandText(expands) },
        token,
      }),
      { call: "connection", schema: schemaOf(expands), name: "connection" },
    );

  const readAll = async ({ token }: SignedInUser, expands: Expands) => {
    const answer = await powens.read({
      name: "connections",
      path: powensPaths.connections,
      query: { expand: expandText(expands) },
      token,
    });
    const wanted = { call: "connections", schema: schemaOf(expands), name: "connections" } as const;
    return readList(log, answer, wanted).items;
  };

  return {
    list: (user, expands) =>
      all.read(user.key, "all", () => readAll(user, expands), formOf(expands)),
    get: (user, id, expands) =>
      one.read(user.key, String(id), () => readOne(user, id, expands), formOf(expands)),
    getAnew: (user, id) => readOne(user, id),
    forget(user, id) {
      all.forget(user.key, "all");
      if (id !== null) one.forget(user.key, String(id));
    },
  };
}
