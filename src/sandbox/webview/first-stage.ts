import type { ConnectionRecord, UserRecord } from "../records.ts";
import { passTime } from "../passing-time.ts";
import type { World } from "../world.ts";
import type { WebviewStage, WebviewVisit } from "./webview-visit.ts";

type Opened = Omit<WebviewVisit, "stage">;

/** Where a new connection begins: a connector that is the only one named is not asked for. */
export function addingStage({ connectors, isPreselected }: Opened): WebviewStage {
  const [only, ...others] = connectors;
  return isPreselected && only !== undefined && others.length === 0
    ? { kind: "signIn", connector: only, connection: null, problem: null }
    : { kind: "choose" };
}

export const resettingStage = (
  { id, institution }: ConnectionRecord,
  problem: string | null = null,
): WebviewStage => ({
  kind: "signIn",
  connector: institution.connector.uuid,
  connection: id,
  problem,
});

/** The first page of a visit; `null` when the connection that it is about does not exist. */
export function firstStage(
  world: World,
  visit: Opened,
  user: UserRecord,
  query: URLSearchParams,
): WebviewStage | null {
  if (visit.flow === "connect") return visit.isNewUser ? { kind: "terms" } : addingStage(visit);
  passTime(world, user);
  const wanted = query.get("connection_id");
  if (wanted === null) return { kind: "list" };
  const connection = user.connections.get(Number(wanted));
  if (connection === undefined) return null;
  if (visit.flow === "manage") return { kind: "list" };
  return query.get("reset_credentials") === "true"
    ? resettingStage(connection)
    : { kind: "connection", id: connection.id, problem: null };
}
