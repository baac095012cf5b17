import { parseId } from "../../../protocol/identifiers.ts";
import { proxyQueries } from "../../../protocol/proxy-queries.ts";
import { jsonAnswer } from "../answer.ts";
import { AnsweredError, invalidRequest, notFound } from "../answered-error.ts";
import { eraseConnection } from "../erase-connection.ts";
import type { ProxyServices } from "../proxy-services.ts";
import { type ApiCall, readQuery } from "./route.ts";

/** The id in a path; one that JavaScript cannot hold exactly exists for nobody. */
export function connectionIdOf({ parameter }: ApiCall): number {
  const id = parseId(parameter);
  if (id === null) throw notFound("There is no such connection.");
  return id;
}

export async function listConnections({ connections }: ProxyServices, call: ApiCall) {
  const { expand } = readQuery(call, proxyQueries.listConnections);
  return jsonAnswer({ connections: await connections.list(await call.user(), expand) });
}

export async function getConnection({ connections }: ProxyServices, call: ApiCall) {
  const id = connectionIdOf(call);
  const { expand } = readQuery(call, proxyQueries.getConnection);
  return jsonAnswer({ connection: await connections.get(await call.user(), id, expand) });
}

/** Erases a connection with its accounts and their history: not to be had unless the host says so. */
export async function deleteConnection(services: ProxyServices, call: ApiCall) {
  const id = connectionIdOf(call);
  if (call.body !== undefined) throw invalidRequest("This call has no body.");
  if (!services.settings.allowDelete) {
    throw new AnsweredError(
      403,
      "forbidden",
      "This deployment deletes no connection; the option `allowDelete` would let it.",
    );
  }
  await services.acts.take(call.userKey, "delete", `connection ${id}`);
  await eraseConnection(services, await call.user(), id);
  return jsonAnswer({ id });
}
