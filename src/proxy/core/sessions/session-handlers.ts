import { answer, jsonAnswer } from "../answer.ts";
import { invalidRequest, sessionExpired } from "../answered-error.ts";
import { parseBody } from "../routes/route.ts";
import { finishSession, getResult } from "./hosted-end.ts";
import { clearedCookie, cookieOf } from "./presented-handle.ts";
import {
  createSessionSchema,
  openSessionSchema,
  type SessionCreated,
  type SessionState,
} from "../../../protocol/session-api.ts";
import type { SessionRouteName } from "../../../protocol/session-routes.ts";
import { handOver } from "./hand-over.ts";
import { openWebview } from "./open-webview.ts";
import { refuseUnheldLimits } from "./unheld-limits.ts";
import { webviewAddress } from "./webview-return.ts";
import { requireServerKey, requireSession } from "./session-callers.ts";
import type { SessionCall, SessionServices } from "./session-services.ts";
import { CONNECT_TOKEN_MS, type IssuedHandle, type OpenedHandle } from "./sessions.ts";

type Handler = (services: SessionServices, call: SessionCall) => Promise<Response>;

const createSession: Handler = async (services, call) => {
  await requireServerKey(services, call);
  const { settings, sessions, returnAddresses, hostedUrl, createUser } = services;
  const { user, ...terms } = parseBody(call.body, createSessionSchema);
  if (!settings.allowedOrigins.has(terms.allowedOrigin)) {
    throw invalidRequest("`allowedOrigin` is not one of this server's allowed origins.");
  }
  if (terms.returnAddress !== null && !returnAddresses.has(terms.returnAddress)) {
    throw invalidRequest("`returnAddress` is not the id of one of this server's return addresses.");
  }
  refuseUnheldLimits(settings, terms.limits);
  const created = "create" in user ? await createUser() : null;
  const userToken = "token" in user ? user.token : (created?.token ?? "");
  const connectToken = await sessions.mint({ ...terms, userToken, webview: null });
  const answered: SessionCreated = {
    connectToken,
    expiresIn: CONNECT_TOKEN_MS / 1000,
    // Browsers send what is behind the `#` to no server.
    hostedUrl: `${hostedUrl}#connect_token=${connectToken}`,
    ...(created === null ? {} : { idUser: created.id }),
  };
  return jsonAnswer(answered);
};

const revokeUser: Handler = async (services, call) => {
  await requireServerKey(services, call);
  await services.sessions.closeAllOf(call.parameter);
  services.log.write({
    event: "session_ended",
    reason: "user_revoked",
    requestId: call.requestId,
  });
  return answer(204, null);
};

/** Hands a handle to the browser in the way of its session. */
function handleAnswer(issued: IssuedHandle | OpenedHandle, now: number): Response {
  const body = {
    expiresAt: new Date(issued.until).toISOString(),
    ...("user" in issued ? { user: issued.user } : {}),
  };
  if (issued.mode === "bearer") return jsonAnswer({ handle: issued.handle, ...body });
  return jsonAnswer(body, 200, { "set-cookie": cookieOf(issued.mode, issued, now) });
}

/** Of a user whom Powens no longer knows no session begins: nothing in it could work. */
async function refuseUnknownUser(
  { sessions, isTokenKnown, log }: SessionServices,
  { handle, mode }: OpenedHandle,
  requestId: string,
): Promise<void> {
  const session = await sessions.find(handle, mode === "bearer" ? "bearer" : "cookie");
  const token = session?.userToken() ?? null;
  if (session === null || token === null) throw sessionExpired();
  if (await isTokenKnown({ key: session.record.userKey, token })) return;
  await sessions.close(session);
  log.write({ event: "session_ended", reason: "token_refused", requestId });
  throw sessionExpired();
}

const openSession: Handler = async (services, call) => {
  const { sessions, limits, settings } = services;
  await limits.take("swap", call.address);
  const opened = await sessions.swap(parseBody(call.body, openSessionSchema));
  await refuseUnknownUser(services, opened, call.requestId);
  return handleAnswer(opened, settings.now());
};

const getSession: Handler = async (services, call) => {
  const { record } = await requireSession(services, call);
  const { flow, connectionId, resetCredentials, limits, words, locale, returnAddress, until } =
    record;
  const state: SessionState = {
    flow,
    connectionId,
    resetCredentials,
    limits,
    words,
    locale,
    returnAddress:
      record.webview === null
        ? (services.returnAddresses.get(returnAddress ?? "") ?? null)
        : webviewAddress(record.webview, { error: "session_expired" }),
    expiresAt: new Date(until).toISOString(),
  };
  return jsonAnswer(state);
};

const rotateSession: Handler = async (services, call) => {
  const session = await requireSession(services, call);
  return handleAnswer(await services.sessions.rotate(session), services.settings.now());
};

const closeSession: Handler = async (services, call) => {
  const session = await requireSession(services, call);
  await services.sessions.close(session);
  services.log.write({ event: "session_ended", reason: "signed_out", requestId: call.requestId });
  return answer(
    204,
    null,
    session.mode === "bearer" ? {} : { "set-cookie": clearedCookie(session.mode) },
  );
};

export const sessionHandlers: Readonly<Record<SessionRouteName, Handler>> = {
  createSession,
  revokeUser,
  openSession,
  openWebview,
  getSession,
  rotateSession,
  handOver,
  finishSession,
  closeSession,
  getResult,
};
