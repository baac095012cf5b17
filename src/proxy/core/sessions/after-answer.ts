import * as v from "valibot";
import type { ProxyRouteName } from "../../../protocol/proxy-api.ts";
import { noteBankWait } from "./bank-waits.ts";
import { clearedCookie, cookieOf } from "./presented-handle.ts";
import type { SessionServices } from "./session-services.ts";
import type { Session } from "./sessions.ts";

const outcomeSchema = v.object({
  kind: v.literal("connection"),
  connection: v.object({ id: v.number() }),
});
const returnSchema = v.object({ id_connection: v.number() });

/** The connection that an answer brought into being, if it did. */
async function madeIn(route: ProxyRouteName, response: Response): Promise<number | null> {
  if (route === "redeemReturn") {
    const back = v.safeParse(returnSchema, await response.clone().json());
    return back.success ? back.output.id_connection : null;
  }
  if (route !== "createConnection" && route !== "getOperation") return null;
  const outcome = v.safeParse(outcomeSchema, await response.clone().json());
  return outcome.success ? outcome.output.connection.id : null;
}

async function follow(
  { sessions, settings, log, made }: SessionServices,
  session: Session,
  route: ProxyRouteName,
  response: Response,
): Promise<void> {
  const { status, headers } = response;
  const isCookie = session.mode !== "bearer";
  if (status === 401) {
    // The session lives, so it is Powens that no longer knows its token.
    await sessions.close(session);
    if (isCookie) headers.append("set-cookie", clearedCookie(session.mode));
    const requestId = headers.get("x-request-id") ?? "";
    log.write({ event: "session_ended", reason: "token_refused", requestId });
    return;
  }
  await noteBankWait(sessions, session, route, response);
  const connectionId = status === 200 ? await madeIn(route, response) : null;
  if (connectionId !== null) await made.note(session.id, connectionId);
  if (route !== "redeemReturn" || status !== 200) return;
  // A handle from before the bank's pages ends with them. The page that holds a bearer replaces it by `rotate`.
  if (!isCookie || session.isReplaced) return;
  const issued = await sessions.rotate(session);
  headers.append("set-cookie", cookieOf(session.mode, issued, settings.now()));
}

/** What an answer of the proxy means for its session. */
export async function afterAnswer(
  services: SessionServices,
  session: Session,
  route: ProxyRouteName,
  response: Response,
): Promise<void> {
  try {
    await follow(services, session, route, response);
  } catch {
    // The answer is there already; what could not be noted must not take it away.
    const requestId = response.headers.get("x-request-id") ?? "";
    services.log.write({ event: "internal_failure", requestId });
  }
}
