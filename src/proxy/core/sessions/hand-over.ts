import { handOverSchema } from "../../../protocol/webview-parameters.ts";
import { jsonAnswer } from "../answer.ts";
import { AnsweredError, notFound, sessionExpired } from "../answered-error.ts";
import { parseBody } from "../routes/route.ts";
import { requireSession } from "./session-callers.ts";
import type { SessionCall, SessionServices } from "./session-services.ts";

/**
 * A framed page goes on at the top of its window, with the bank that was chosen: no bank is ever framed, and what the
 * frame holds does not get out of it.
 */
export async function handOver(services: SessionServices, call: SessionCall): Promise<Response> {
  const { sessions, hostedUrl } = services;
  const { record, mode, userToken } = await requireSession(services, call);
  const { connector_uuid: uuid, id_connection: id } = parseBody(call.body, handOverSchema);
  if (record.webview === null || mode !== "bearer")
    throw new AnsweredError(403, "forbidden", "This session is at the top of its window already.");
  const { connectors } = record.limits;
  if (connectors !== undefined && !connectors.includes(uuid))
    throw new AnsweredError(403, "forbidden", "This session is for other connectors.");
  if (record.connectionId !== null && id !== record.connectionId)
    throw notFound("There is no such connection.");
  const token = userToken();
  if (token === null) throw sessionExpired();
  const { flow, limits, words, allowedOrigin, returnAddress, locale, webview, userKey } = record;
  const connectToken = await sessions.mint({
    ...{ flow, words, allowedOrigin, returnAddress, locale, webview, userKey },
    userToken: token,
    connectionId: id,
    resetCredentials: false,
    limits: { ...limits, connectors: [uuid] },
  });
  return jsonAnswer({ url: `${hostedUrl}#connect_token=${connectToken}` });
}
