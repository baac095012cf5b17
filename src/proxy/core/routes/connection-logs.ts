import { proxyQueries } from "../../../protocol/proxy-queries.ts";
import { jsonAnswer } from "../answer.ts";
import type { ProxyServices } from "../proxy-services.ts";
import { connectionIdOf } from "./connections.ts";
import { type ApiCall, readQuery } from "./route.ts";

export async function listLogs({ logs }: ProxyServices, call: ApiCall) {
  const id = connectionIdOf(call);
  const wanted = readQuery(call, proxyQueries.listLogs);
  return jsonAnswer(await logs.list(await call.user(), id, wanted));
}
