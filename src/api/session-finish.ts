import { sessionFinishedSchema } from "../protocol/session-results.ts";
import type { FinishSession, SessionFinished } from "../protocol/session-results.ts";
import { sessionRoutes } from "../protocol/session-routes.ts";
import { callProxy } from "./proxy-client.ts";
import type { ProxyClientOptions } from "./proxy-client.ts";

/**
 * Says how the flow of a hosted page ended, and hears where to go. The session is over with it.
 *
 * @throws ConnectError `session_expired` when it was over before, or the error of the way there.
 */
export function finishSession(
  end: FinishSession,
  client: ProxyClientOptions,
): Promise<SessionFinished> {
  const { method, path } = sessionRoutes.finishSession;
  return callProxy({ method, path, body: end }, sessionFinishedSchema, client);
}
