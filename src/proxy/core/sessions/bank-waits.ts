import * as v from "valibot";
import type { ProxyRouteName } from "../../../protocol/proxy-api.ts";
import type { Session, Sessions } from "./sessions.ts";

const kindSchema = v.object({ kind: v.string() });

const acts: ReadonlySet<ProxyRouteName> = new Set([
  "createConnection",
  "updateConnection",
  "syncConnection",
  "getOperation",
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
  if (route === "redeemReturn" && response.status === 200) return sessions.endWait(session, "bank");
  const isStart = route === "startWebauth";
  if (!isStart && !acts.has(route)) return;
  const kind = response.status === 200 ? await kindOf(response) : null;
  if (isStart && kind === "leave") return sessions.beginWait(session, "bank");
  if (isStart) return;
  if (kind === "operation") return sessions.beginWait(session, "operation");
  return sessions.endWait(session, "operation");
}
