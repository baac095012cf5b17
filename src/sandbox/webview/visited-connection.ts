import { shownState, speaker } from "../connection-state.ts";
import type { ConnectionRecord, SourceRecord } from "../records.ts";
import { updateConnection } from "../routes/update-connection.ts";
import { addingStage, resettingStage } from "./first-stage.ts";
import { innerCall, type InnerAnswer } from "./inner-call.ts";
import { leaveWithError, leaveWithSuccess } from "./leave-webview.ts";
import { problemText } from "./webview-texts.ts";
import type { VisitCall } from "./webview-visit.ts";

/** The source that the visit is about: of those to repair, the one that speaks. */
export function sourceOfVisit(
  { visit }: VisitCall,
  connection: ConnectionRecord,
): SourceRecord | undefined {
  const wanted = connection.sources.filter(({ wire }) => visit.sources.includes(wire.name));
  return speaker(wanted.length === 0 ? connection : { ...connection, sources: wanted });
}

/** Sends an update for the connection, to the source that the visit is about. */
export function updateVisited(
  from: VisitCall,
  connection: ConnectionRecord,
  body: Readonly<Record<string, unknown>>,
  isBackground = false,
): Promise<InnerAnswer> {
  const source = from.visit.sources.length === 0 ? undefined : sourceOfVisit(from, connection);
  return innerCall(
    from.call,
    from.user,
    updateConnection,
    { ...body, ...(source === undefined ? {} : { source: source.wire.name }) },
    { connection: connection.id, isBackground },
  );
}

/**
 * Moves a visit on as far as its connection has come by itself: to the accounts or home when it is healthy, to the form
 * when the credentials are wrong. An approval that is awaited is taken in the background, so that no page hangs.
 */
export async function settle(from: VisitCall): Promise<Response | null> {
  const { visit, user } = from;
  const { stage, flow } = visit;
  if (stage.kind !== "connection") return null;
  const connection = user.connections.get(stage.id);
  const source = connection === undefined ? undefined : sourceOfVisit(from, connection);
  if (connection === undefined || source === undefined) {
    if (flow === "reconnect") return leaveWithError(from, "server_error");
    visit.stage = flow === "manage" ? { kind: "list" } : addingStage(visit);
    return null;
  }
  const state = shownState(source);
  if (state === null) {
    if (flow === "reconnect") return leaveWithSuccess(from);
    visit.stage = { kind: "accounts", id: connection.id, problem: null };
  } else if (state === "wrongpass" || state === "passwordExpired") {
    visit.stage = resettingStage(connection, stage.problem ?? problemText(visit.texts, state));
  } else if (state === "decoupled") {
    await updateVisited(from, connection, { resume: true }, true);
  }
  return null;
}
