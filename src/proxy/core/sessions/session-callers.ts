import { AnsweredError, sessionExpired } from "../answered-error.ts";
import { presentedHandle } from "./presented-handle.ts";
import type { SessionCall, SessionServices } from "./session-services.ts";
import type { Session } from "./sessions.ts";

/** Lets nobody pass but the host's backend. Wrong keys are counted by address. */
export async function requireServerKey(
  services: SessionServices,
  call: SessionCall,
): Promise<void> {
  const { limits, hasServerKey, log } = services;
  const { request, address, requestId } = call;
  await limits.check("serverKey", address);
  if (hasServerKey(request.headers)) return;
  log.write({ event: "server_key_refused", requestId });
  await limits.take("serverKey", address);
  throw new AnsweredError(401, "refused", "The server key is missing or wrong.");
}

/** The session of the page that calls. */
export async function requireSession(
  services: SessionServices,
  call: SessionCall,
): Promise<Session> {
  const { sessions, limits } = services;
  const presented = presentedHandle(call.request.headers);
  const session = presented === null ? null : await sessions.find(presented.handle, presented.as);
  if (session === null) throw sessionExpired();
  await limits.take("session", session.id);
  return session;
}
