import { parseId } from "../../../protocol/identifiers.ts";
import { jsonAnswer } from "../answer.ts";
import { notFound } from "../answered-error.ts";
import type { ProxyServices } from "../proxy-services.ts";
import type { ApiCall } from "./route.ts";

/** The id in a path; one that JavaScript cannot hold exactly exists for nobody. */
export function connectionIdOf({ parameter }: ApiCall): number {
  const id = parseId(parameter);
  if (id === null) throw notFound("There is no such connection.");
  return id;
}

export const listConnections = async ({ connections }: ProxyServices, call: ApiCall) =>
  jsonAnswer({ connections: await connections.list(await call.user()) });

export async function getConnection({ connections }: ProxyServices, call: ApiCall) {
  const id = connectionIdOf(call);
  return jsonAnswer({ connection: await connections.get(await call.user(), id) });
}
