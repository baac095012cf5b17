import * as v from "valibot";
import { type ConnectionSource, connectionSourceSchema } from "../../protocol/connection.ts";
import type { ProxySettings } from "./options.ts";
import { createPacedReads } from "./paced-reads.ts";
import type { SignedInUser } from "./signed-in-user.ts";
import { unavailable } from "./upstream/no-answer.ts";
import type { PowensClient } from "./upstream/powens-client.ts";
import { parseAnswer, parseEach } from "./upstream/powens-failure.ts";
import { powensPaths } from "./upstream/powens-paths.ts";
import { PowensTransportError } from "./upstream/powens-transport.ts";

/** The browser waits for it in one request, and what stands between cuts at a minute. */
const UPDATE_DEADLINE_MS = 45_000;
/** What is stopped stays hidden without it. */
const ALL = { all: "true" };

const listSchema = v.object({ sources: v.array(v.unknown()) });

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
    const entries = parseAnswer(answer, listSchema).sources;
    const sources = parseEach(entries, connectionSourceSchema);
    const count = entries.length - sources.length;
    if (count > 0) log.write({ event: "entries_dropped", call: "sources", count });
    return sources;
  };

  const readOne = async ({ token }: SignedInUser, id: number, source: number, all: boolean) => {
    const path = powensPaths.source(id, source);
    const answer = await powens.read({ name: "source", path, query: all ? ALL : {}, token });
    return [parseAnswer(answer, connectionSourceSchema)] as const;
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
        return parseAnswer(await post(user, id, source, disabled), connectionSourceSchema);
      } finally {
        paced.forget(user.key, String(id));
      }
    },
  };
}
