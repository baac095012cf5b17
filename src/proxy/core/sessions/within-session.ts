import * as v from "valibot";
import type { ProxyRouteName } from "../../../protocol/proxy-api.ts";
import type { Session } from "./sessions.ts";

const listSchema = v.object({ connections: v.array(v.looseObject({ id: v.number() })) });

/** An answer as its session may see it: where that is for one connection, there are no others. */
export async function withinSession(
  { record: { connectionId } }: Session,
  route: ProxyRouteName,
  response: Response,
): Promise<Response> {
  if (connectionId === null || route !== "listConnections" || response.status !== 200)
    return response;
  const { connections } = v.parse(listSchema, await response.json());
  const body = { connections: connections.filter(({ id }) => id === connectionId) };
  return new Response(JSON.stringify(body), response);
}
