import { count } from "../../protocol/generous.ts";
import * as v from "valibot";
import { type ConnectionLogList, connectionLogSchema } from "../../protocol/connection-log.ts";
import type { ListLogsQuery } from "../../protocol/proxy-queries.ts";
import type { ProxySettings } from "./options.ts";
import { createPacedReads } from "./paced-reads.ts";
import type { SignedInUser } from "./signed-in-user.ts";
import type { PowensClient } from "./upstream/powens-client.ts";
import { readList } from "./upstream/read-answer.ts";
import { powensPaths } from "./upstream/powens-paths.ts";

const wanted = { call: "logs", schema: connectionLogSchema, name: "connectionlogs" } as const;
const totalSchema = v.fallback(v.object({ total: count }), { total: null });

/** What became of the synchronisations of a user's connections. */
export interface ConnectionLogs {
  list(user: SignedInUser, id: number, wanted: ListLogsQuery): Promise<ConnectionLogList>;
}

export function createConnectionLogs(
  { now, log }: Pick<ProxySettings, "now" | "log">,
  powens: PowensClient,
): ConnectionLogs {
  const paced = createPacedReads<ConnectionLogList>(now);

  const readPage = async ({ token }: SignedInUser, id: number, query: Record<string, string>) => {
    const answer = await powens.read({ name: "logs", path: powensPaths.logs(id), query, token });
    const { items: logs, length } = readList(log, answer, wanted);
    const { total } = v.parse(totalSchema, answer.json);
    const end = Number(query["offset"]) + length;
    // Without a total, a page that is full may not be the last one.
    const isLast = total === null ? length < Number(query["limit"]) : end >= total;
    return { logs: [...logs], total, nextOffset: isLast || length === 0 ? null : end };
  };

  return {
    list(user, id, page) {
      const query = Object.fromEntries(
        Object.entries(page).map(([name, value]) => [name, String(value)]),
      );
      const form = new URLSearchParams(query).toString();
      return paced.read(user.key, String(id), () => readPage(user, id, query), form);
    },
  };
}
