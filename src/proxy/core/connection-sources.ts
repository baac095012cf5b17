import * as v from "valibot";
import { type ConnectionSource, connectionSourceSchema } from "../../protocol/connection.ts";
import type { ProxySettings } from "./options.ts";
import { createPacedReads } from "./paced-reads.ts";
import type { SignedInUser } from "./signed-in-user.ts";
import { unavailable } from "./upstream/no-answer.ts";
import type { PowensClient } from "./upstream/powens-client.ts";
import { failureOf, isSuccess } from "./upstream/powens-failure.ts";
import { powensPaths } from "./upstream/powens-paths.ts";
import { PowensTransportError } from "./upstream/powens-transport.ts";
import { findOne, readList, readOne as readIn } from "./upstream/read-answer.ts";

/** The browser waits for it in one request, and what stands between cuts at a minute. */
const UPDATE_DEADLINE_MS = 45_000;
/** What is stopped stays hidden without it. */
const ALL = { all: "true" };

/** One of a connection: any object would pass for a source, so it must be the one that was asked for. */
const oneOf = (source: number) => ({
  schema: v.pipe(
    connectionSourceSchema,
    v.check(({ id }) => id === source),
  ),
  name: "source",
});

/** The sources of a user's connections; those that are stopped only with `all`. */
export interface ConnectionSources {
  list(user: SignedInUser, id: number, all: boolean): Promise<readonly ConnectionSource[]>;
  get(user: SignedInUser, id: number, source: number, all: boolean): Promise<ConnectionSource>;
  /** Stops or starts the synchronisation of one. Doing it twice changes nothing, so a lost answer may be repeated. */
  update(
    user: SignedInUser,
    id: number,
    source: number,
    disabled: boolean,
  ): Promise<ConnectionSource>;
}

export function createConnectionSources(
  { now, log }: Pick<ProxySettings, "now" | "log">,
  powens: PowensClient,
): ConnectionSources {
  const paced = createPacedReads<readonly ConnectionSource[]>(now);

  const readAll = async ({ token }: SignedInUser, id: number, all: boolean) => {
    const query = all ? ALL : {};
    const answer = await powens.read({
      name: "sources",
      path: powensPaths.sources(id),
      query,
      token,
    });
    const wanted = { call: "sources", schema: connectionSourceSchema, name: "sources" } as const;
    return readList(log, answer, wanted).items;
  };

  const readOne = async ({ token }: SignedInUser, id: number, source: number, all: boolean) => {
    const path = powensPaths.source(id, source);
    const answer = await powens.read({ name: "source", path, query: all ? ALL : {}, token });
    return [readIn(log, answer, { call: "source", ...oneOf(source) })] as const;
  };

  const post = async ({ token }: SignedInUser, id: number, source: number, disabled: boolean) => {
    try {
      return await powens.askBank({
        name: "updateSource",
        method: "POST",
        path: powensPaths.source(id, source),
        query: ALL,
        body: { disabled },
        token,
        deadlineMs: UPDATE_DEADLINE_MS,
      });
    } catch (error) {
      throw error instanceof PowensTransportError ? unavailable(error.failure) : error;
    }
  };

  return {
    list: (user, id, all) =>
      paced.read(user.key, String(id), () => readAll(user, id, all), all ? "all" : ""),
    async get(user, id, source, all) {
      const form = `${String(source)}${all ? " all" : ""}`;
      const load = () => readOne(user, id, source, all);
      const [found] = await paced.read(user.key, String(id), load, form);
      if (found === undefined) throw new Error("one source was read");
      return found;
    },
    async update(user, id, source, disabled) {
      paced.forget(user.key, String(id));
      try {
        const answer = await post(user, id, source, disabled);
        if (!isSuccess(answer)) throw failureOf(answer);
        const updated = findOne(log, answer.json, { call: "updateSource", ...oneOf(source) });
        // It was done: where the answer does not show it, it is read.
        return updated ?? (await readOne(user, id, source, true))[0];
      } finally {
        paced.forget(user.key, String(id));
      }
    },
  };
}
