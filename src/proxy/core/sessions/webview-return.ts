import { isConnectError } from "../../../protocol/connect-error.ts";
import type { HostedEnd, Termination } from "../../../protocol/session-results.ts";
import { sessionExpired } from "../answered-error.ts";
import { withParameter } from "../return-address.ts";
import type { WebviewReturn } from "./session-records.ts";
import type { SessionServices } from "./session-services.ts";
import type { Session } from "./sessions.ts";

/** The names of the client library, and those of the address. */
const names = [
  ["connectionId", "connection_id"],
  ["connectionIds", "connection_ids"],
  ["code", "code"],
  ["state", "state"],
  ["error", "error"],
  ["errorDescription", "error_description"],
] as const satisfies readonly (readonly [keyof Termination, string])[];

/** Where the Webview's client application is answered, with what it would have been told. */
export function webviewAddress({ redirectUri, state }: WebviewReturn, end: Termination): string {
  const said: Termination = { ...end, ...(state === null ? {} : { state }) };
  return names.reduce((address, [key, name]) => {
    const value = said[key];
    return value === undefined ? address : withParameter(new URL(address), name, String(value));
  }, redirectUri);
}

/** Powens knows it, or cannot say now; what is certainly not this user's is named to nobody. */
async function isTheirs({ readConnection }: SessionServices, session: Session, id: number) {
  const token = session.userToken();
  if (token === null) throw sessionExpired();
  try {
    await readConnection({ key: session.record.userKey, token }, id);
    return true;
  } catch (error) {
    return !(isConnectError(error) && (error.code === "not_found" || error.code === "forbidden"));
  }
}

const failures: Readonly<Record<string, string>> = { session_expired: "session_expired" };

/**
 * How a flow ended, in the words of the Webview: a reconnection that went well says nothing, and every error but
 * leaving is the server's.
 *
 * Source: Powens, Webview, callbacks of `connect` and `reconnect`.
 */
export async function terminationOf(
  services: SessionServices,
  session: Session,
  { state, wantsCode, several }: WebviewReturn,
  { end, connectionIds, code }: HostedEnd,
): Promise<Termination> {
  const opaque = state === null ? {} : { state };
  if (end === "cancelled") return { ...opaque, error: "access_denied" };
  if (end === "failed") {
    const error = failures[code ?? ""] ?? "server_error";
    return { ...opaque, error, ...(code === null ? {} : { errorDescription: code }) };
  }
  const checked = await Promise.all(
    connectionIds.map(async (id) => ((await isTheirs(services, session, id)) ? id : null)),
  );
  const theirs = checked.filter((id) => id !== null);
  const connectionId = theirs.at(-1);
  if (connectionId === undefined) return { ...opaque, error: "server_error" };
  if (session.record.flow === "reconnect") return opaque;
  const token = session.userToken();
  const user = token === null ? null : { key: session.record.userKey, token };
  return {
    ...opaque,
    connectionId,
    ...(several ? { connectionIds: theirs } : {}),
    ...(wantsCode && user !== null ? { code: await services.codeOf(user) } : {}),
  };
}
