import { proxyQueries } from "../../../protocol/proxy-queries.ts";
import { jsonAnswer } from "../answer.ts";
import type { ProxyServices } from "../proxy-services.ts";
import { connectionIdOf } from "./connections.ts";
import { type ApiCall, readQuery } from "./route.ts";

export async function listLogs({ logs, connections }: ProxyServices, call: ApiCall) {
  const id = connectionIdOf(call);
  const wanted = readQuery(call, proxyQueries.listLogs);
  const user = await call.user();
  const page = await logs.list(user, id, wanted);
  // Nothing is said of a connection that is not there; one with entries on other pages is.
  if (page.logs.length === 0 && (page.total ?? 0) === 0) await connections.get(user, id);
  return jsonAnswer(page);
}
