import * as v from "valibot";
import type { ProxyRouteName } from "../../../protocol/proxy-api.ts";
import type { Session, Sessions } from "./sessions.ts";

const kindSchema = v.object({ kind: v.string() });

const reads: ReadonlySet<ProxyRouteName> = new Set([
  "listConnectors",
  "getConnector",
  "getPublicKey",
  "listConnections",
  "getConnection",
]);

async function kindOf(response: Response): Promise<string | null> {
  const parsed = v.safeParse(kindSchema, await response.clone().json());
  return parsed.success ? parsed.output.kind : null;
}

/** Notes from an answer of the proxy whether the session now waits for a bank, or waits no longer. */
export async function noteBankWait(
  sessions: Sessions,
  session: Session,
  route: ProxyRouteName,
  response: Response,
): Promise<void> {
  if (reads.has(route)) return;
  // An operation that failed is over, too.
  if (response.status !== 200 && route !== "getOperation") return;
  if (route === "redeemReturn") return sessions.endWait(session, "bank");
  const kind = await kindOf(response);
  if (kind === "leave") return sessions.beginWait(session, "bank");
  if (kind === "operation") return sessions.beginWait(session, "operation");
  if (kind !== null || route === "getOperation") return sessions.endWait(session, "operation");
}
