import { answer, jsonAnswer } from "../answer.ts";
import { invalidRequest, sessionExpired } from "../answered-error.ts";
import { parseAddress } from "../loopback.ts";
import { parseBody } from "../routes/route.ts";
import type { PowensUser } from "./create-powens-user.ts";
import { clearedCookie, cookieOf, presentedHandle } from "./presented-handle.ts";
import {
  createSessionSchema,
  openSessionSchema,
  type SessionCreated,
  type SessionState,
} from "./session-api.ts";
import { CONNECT_TOKEN_MS, type IssuedHandle, type Session, type Sessions } from "./sessions.ts";

/** What the session routes know of the deployment. */
export interface SessionHandlerSettings {
  readonly sessions: Sessions;
  /** Origins that may embed a session, with our own. */
  readonly allowedOrigins: ReadonlySet<string>;
  /** Pages that the hosted page may go to in the end, by id. */
  readonly returnAddresses: ReadonlyMap<string, string>;
  /** Where the hosted page is. */
  readonly hostedUrl: string;
  readonly now: () => number;
  readonly createUser: () => Promise<PowensUser>;
}

/** The connect token goes behind the `#`, which browsers send to no server. */
const hostedUrlWith = (hostedUrl: string, connectToken: string) =>
  `${hostedUrl}#connect_token=${connectToken}`;

export async function createSession(
  settings: SessionHandlerSettings,
  body: unknown,
): Promise<Response> {
  const { user, ...terms } = parseBody(body, createSessionSchema);
  if (!settings.allowedOrigins.has(terms.allowedOrigin)) {
    throw invalidRequest("`allowedOrigin` is not one of this server's allowed origins.");
  }
  if (terms.returnAddress !== null && !settings.returnAddresses.has(terms.returnAddress)) {
    throw invalidRequest("`returnAddress` is not the id of one of this server's return addresses.");
  }
  const created = "create" in user ? await settings.createUser() : null;
  const userToken = "token" in user ? user.token : (created?.token ?? "");
  const connectToken = await settings.sessions.mint({ ...terms, userToken });
  const answered: SessionCreated = {
    connectToken,
    expiresIn: CONNECT_TOKEN_MS / 1000,
    hostedUrl: hostedUrlWith(settings.hostedUrl, connectToken),
    ...(created === null ? {} : { idUser: created.id }),
  };
  return jsonAnswer(answered);
}

/** Hands a handle to the browser in the way of its session. */
export function handleAnswer(issued: IssuedHandle, now: number): Response {
  const body = { expiresAt: new Date(issued.until).toISOString() };
  if (issued.mode === "bearer") return jsonAnswer({ handle: issued.handle, ...body });
  return jsonAnswer(body, 200, { "set-cookie": cookieOf(issued.mode, issued, now) });
}

export async function openSession({ sessions, now }: SessionHandlerSettings, body: unknown) {
  const swap = parseBody(body, openSessionSchema);
  return handleAnswer(await sessions.swap(swap), now());
}

/** The session of a request, or nobody's answer. */
export async function requireSession(sessions: Sessions, request: Request): Promise<Session> {
  const presented = presentedHandle(request.headers);
  const session = presented === null ? null : await sessions.find(presented.handle, presented.as);
  if (session === null) throw sessionExpired();
  return session;
}

export function describeSession(
  { returnAddresses }: SessionHandlerSettings,
  { record }: Session,
): Response {
  const { flow, connectionId, limits, locale, returnAddress, until } = record;
  const address = parseAddress(returnAddresses.get(returnAddress ?? ""));
  const state: SessionState = {
    flow,
    connectionId,
    limits,
    locale,
    returnAddress: address?.href ?? null,
    expiresAt: new Date(until).toISOString(),
  };
  return jsonAnswer(state);
}

export async function closeSession({ sessions }: SessionHandlerSettings, session: Session) {
  await sessions.close(session);
  return answer(
    204,
    null,
    session.mode === "bearer" ? {} : { "set-cookie": clearedCookie(session.mode) },
  );
}
