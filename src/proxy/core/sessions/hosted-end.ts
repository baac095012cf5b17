import type { Connection } from "../../../protocol/connection.ts";
import { isConnectError } from "../../../protocol/connect-error.ts";
import {
  finishSessionSchema,
  type HostedResult,
  type HostedEnd,
  RESULT_PARAMETER,
  type SessionFinished,
} from "../../../protocol/session-results.ts";
import { jsonAnswer } from "../answer.ts";
import { notFound, sessionExpired } from "../answered-error.ts";
import { withParameter } from "../return-address.ts";
import { parseBody } from "../routes/route.ts";
import { clearedCookie } from "./presented-handle.ts";
import { requireServerKey, requireSession } from "./session-callers.ts";
import { terminationOf, webviewAddress } from "./webview-return.ts";
import type { EndedFlow } from "./hosted-results.ts";
import type { SessionCall, SessionServices } from "./session-services.ts";
import type { Session } from "./sessions.ts";

/** States in which a connection goes on without the PSU. */
const goingOn: ReadonlySet<string> = new Set(["validating", "rateLimiting", "websiteUnavailable"]);

async function addressAfter(
  { results, returnAddresses }: SessionServices,
  { record, userToken }: Session,
  end: HostedEnd,
): Promise<string | null> {
  const address = returnAddresses.get(record.returnAddress ?? "");
  if (address === undefined) return null;
  const token = userToken();
  if (token === null) throw sessionExpired();
  const { userKey, flow } = record;
  const handle = await results.keep({ ...end, userKey, flow, userToken: token });
  return withParameter(new URL(address), RESULT_PARAMETER, handle);
}

/** The hosted page is done: the session ends, and the PSU goes on to the host with the handle of the result. */
export async function finishSession(
  services: SessionServices,
  call: SessionCall,
): Promise<Response> {
  const session = await requireSession(services, call);
  const end = parseBody(call.body, finishSessionSchema);
  const { webview } = session.record;
  const termination =
    webview === null ? null : await terminationOf(services, session, webview, end);
  const returnTo =
    webview === null || termination === null
      ? await addressAfter(services, session, end)
      : webviewAddress(webview, termination);
  await services.sessions.close(session);
  services.log.write({ event: "session_ended", reason: "finished", requestId: call.requestId });
  const finished: SessionFinished = { returnTo, termination };
  return jsonAnswer(
    finished,
    200,
    session.mode === "bearer" ? {} : { "set-cookie": clearedCookie(session.mode) },
  );
}

/** The connections that Powens knows, of those that the browser named. */
async function readAll(
  { readConnection }: SessionServices,
  { userKey, userToken }: EndedFlow,
  ids: readonly number[],
): Promise<readonly Connection[]> {
  const user = { key: userKey, token: userToken };
  const found = await Promise.all(
    [...new Set(ids)].map((id) =>
      readConnection(user, id).catch((error: unknown) => {
        if (isConnectError(error) && error.code === "not_found") return null;
        throw error;
      }),
    ),
  );
  return found.filter((connection) => connection !== null);
}

/**
 * What the page said when it ended, by what Powens knows: accounts may be there, and shared, before the first
 * synchronisation has ended, and from one source while another fails.
 */
async function statusOf(
  { readFound }: SessionServices,
  { userKey, userToken }: EndedFlow,
  { id, state, last_update }: Connection,
): Promise<HostedResult["status"]> {
  if (state === null && last_update !== null) return "connected";
  if (state !== null && goingOn.has(state)) return "pending";
  const found = await readFound({ key: userKey, token: userToken }, id);
  if (state === null) return found.length > 0 ? "connected" : "pending";
  return found.some(({ disabled }) => disabled === null) ? "pending" : "failed";
}

async function resultOf(services: SessionServices, ended: EndedFlow): Promise<HostedResult> {
  const { userKey, flow, end, code } = ended;
  const made = await readAll(services, ended, ended.connectionIds);
  const last = made.at(-1);
  const connectionIds = made.map(({ id }) => id);
  if (last !== undefined) {
    const status = await statusOf(services, ended, last);
    const error = status === "failed" ? { code: last.state ?? "unknown" } : null;
    const { id: connectionId, state } = last;
    return { userKey, flow, status, connectionId, connectionIds, state, error };
  }
  const [left] = ended.leftAt === null ? [] : await readAll(services, ended, [ended.leftAt]);
  const isCancelled = end === "cancelled";
  return {
    userKey,
    flow,
    status: isCancelled ? "cancelled" : "failed",
    connectionId: left?.id ?? null,
    connectionIds,
    state: left?.state ?? null,
    error: isCancelled ? null : { code: code ?? "unknown" },
  };
}

/** The host's backend asks how a flow on the hosted page ended. */
export async function getResult(services: SessionServices, call: SessionCall): Promise<Response> {
  await requireServerKey(services, call);
  const handle = call.parameter;
  const ended = await services.results.take(handle);
  if (ended === null) throw notFound("This result is unknown, taken or too old.");
  try {
    return jsonAnswer(await resultOf(services, ended));
  } catch (error) {
    // Powens does not answer now: the backend may ask again.
    await services.results.putBack(handle, ended);
    throw error;
  }
}
