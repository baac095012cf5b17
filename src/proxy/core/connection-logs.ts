import * as v from "valibot";
import { type ConnectionLogList, connectionLogSchema } from "../../protocol/connection-log.ts";
import type { ListLogsQuery } from "../../protocol/proxy-queries.ts";
import type { ProxySettings } from "./options.ts";
import { createPacedReads } from "./paced-reads.ts";
import type { SignedInUser } from "./signed-in-user.ts";
import type { PowensClient } from "./upstream/powens-client.ts";
import { parseAnswer, parseEach } from "./upstream/powens-failure.ts";
import { powensPaths } from "./upstream/powens-paths.ts";

const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const listSchema = v.object({
  connectionlogs: v.array(v.unknown()),
  total: v.fallback(v.nullable(countSchema), null),
});

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
    const { connectionlogs: entries, total } = parseAnswer(answer, listSchema);
    const logs = parseEach(entries, connectionLogSchema);
    const count = entries.length - logs.length;
    if (count > 0) log.write({ event: "entries_dropped", call: "logs", count });
    const end = Number(query["offset"]) + entries.length;
    // Without a total, a page that is full may not be the last one.
    const isLast = total === null ? entries.length < Number(query["limit"]) : end >= total;
    return { logs, total, nextOffset: isLast || entries.length === 0 ? null : end };
  };

  return {
    list(user, id, wanted) {
      const query = Object.fromEntries(
        Object.entries(wanted).map(([name, value]) => [name, String(value)]),
      );
      const form = new URLSearchParams(query).toString();
      return paced.read(user.key, String(id), () => readPage(user, id, query), form);
    },
  };
}
