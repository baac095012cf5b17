import { parseId } from "../../../protocol/identifiers.ts";
import { updateSourceSchema } from "../../../protocol/proxy-api.ts";
import { proxyQueries } from "../../../protocol/proxy-queries.ts";
import { jsonAnswer } from "../answer.ts";
import { notFound } from "../answered-error.ts";
import type { ProxyServices } from "../proxy-services.ts";
import { connectionIdOf } from "./connections.ts";
import { type ApiCall, readBody, readQuery } from "./route.ts";

function sourceIdOf({ inner }: ApiCall): number {
  const id = parseId(inner);
  if (id === null) throw notFound("There is no such source.");
  return id;
}

export async function listSources({ sources, connections }: ProxyServices, call: ApiCall) {
  const id = connectionIdOf(call);
  const { all } = readQuery(call, proxyQueries.listSources);
  const user = await call.user();
  const found = await sources.list(user, id, all !== undefined);
  // Nothing is said of a connection that is not there.
  if (found.length === 0) await connections.get(user, id);
  return jsonAnswer({ sources: found });
}

export async function getSource({ sources }: ProxyServices, call: ApiCall) {
  const id = connectionIdOf(call);
  const source = sourceIdOf(call);
  const { all } = readQuery(call, proxyQueries.getSource);
  return jsonAnswer({
    source: await sources.get(await call.user(), id, source, all !== undefined),
  });
}

export async function updateSource({ acts, sources, connections }: ProxyServices, call: ApiCall) {
  const id = connectionIdOf(call);
  const source = sourceIdOf(call);
  const { disabled } = readBody(call, updateSourceSchema);
  await acts.take(call.userKey, "source", `connection ${id}`);
  const user = await call.user();
  try {
    return jsonAnswer({ source: await sources.update(user, id, source, disabled) });
  } finally {
    connections.forget(user, id);
  }
}
