import { activationCrashes, share } from "../accounts/sharing.ts";
import { seeOther } from "../answer.ts";
import { textOf, type RequestBody } from "../request-body.ts";
import { createConnection } from "../routes/create-connection.ts";
import { updateConnection } from "../routes/update-connection.ts";
import { openVisit } from "../routes/webauth.ts";
import type { ConnectionRecord } from "../records.ts";
import { findInstitution } from "../world.ts";
import { waysInto } from "./connector-ways.ts";
import { addingStage, resettingStage } from "./first-stage.ts";
import { innerCall, type InnerAnswer } from "./inner-call.ts";
import { leaveWithError, leaveWithSuccess } from "./leave-webview.ts";
import { offeredItems } from "./offered-items.ts";
import { updateVisited } from "./visited-connection.ts";
import { problemText } from "./webview-texts.ts";
import type { VisitCall, WebviewStage } from "./webview-visit.ts";

/** What an act leads to: a way out, or `null` for the next page. */
type Outcome = Response | null | Promise<Response | null>;

/** The values of one of a page's forms. */
const valuesOf = (body: RequestBody, form: string): Record<string, string> =>
  Object.fromEntries(
    Object.keys(body)
      .filter((key) => key.startsWith(`${form}.`))
      .map((key) => [key.slice(form.length + 1), textOf(body, key) ?? ""]),
  );

const problemOf = ({ visit }: VisitCall, answer: InnerAnswer): string | null =>
  answer.isDone ? null : (answer.message ?? problemText(visit.texts, answer.code));

/** Sends credentials. A new connection is always one more, even for a login that is known. */
async function signIn(
  from: VisitCall,
  stage: Extract<WebviewStage, { kind: "signIn" }>,
  body: RequestBody,
): Promise<null> {
  const { call, visit, user } = from;
  const connector = findInstitution(call.world, stage.connector)?.connector;
  const way = connector === undefined ? null : waysInto(connector, visit.sources).credentials;
  const sent = {
    connector_uuid: stage.connector,
    ...(way === null ? {} : { source: way.source.name }),
    ...valuesOf(body, "signIn"),
  };
  const known = stage.connection === null ? undefined : user.connections.get(stage.connection);
  const answer =
    known === undefined
      ? await innerCall(call, user, (inner, owner) => createConnection(inner, owner, true), sent)
      : await innerCall(call, user, updateConnection, sent, { connection: known.id });
  const id = answer.isDone ? answer.id : undefined;
  visit.stage =
    id === undefined
      ? { ...stage, problem: problemOf(from, answer) }
      : { kind: "connection", id, problem: null };
  return null;
}

/** Goes to the bank's page, which comes back to this visit. */
function goToBank(from: VisitCall, body: RequestBody): Response | null {
  const { call, visit, user } = from;
  const { stage } = visit;
  if (stage.kind !== "signIn" && stage.kind !== "connection") return null;
  const id = stage.kind === "connection" ? stage.id : stage.connection;
  const connection = id === null ? undefined : user.connections.get(id);
  const institution =
    connection?.institution ??
    (stage.kind === "signIn" ? findInstitution(call.world, stage.connector) : undefined);
  const way =
    institution === undefined ? null : waysInto(institution.connector, visit.sources).webauth;
  if (institution === undefined || way === null) return null;
  return seeOther(
    openVisit(call.world, user, {
      institution,
      source: way.source,
      connectionId: connection?.id ?? null,
      redirectUri: `${call.world.settings.publicUrl}/webview/visit/${visit.id}/back`,
      state: null,
      choices: new Map(Object.entries(valuesOf(body, "bank")).filter(([, value]) => value !== "")),
      isFresh: true,
    }),
  );
}

/** Comes back from the bank's page. */
export function comeBack(from: VisitCall): void {
  const { call, visit } = from;
  const { stage } = visit;
  const id = call.query.get("id_connection");
  if (id !== null) visit.stage = { kind: "connection", id: Number(id), problem: null };
  else if (stage.kind === "signIn" || stage.kind === "connection") {
    visit.stage = { ...stage, problem: visit.texts.refusedThere };
  }
}

/** Shares what is ticked and nothing else. */
function shareTicked(
  from: VisitCall,
  stage: Extract<WebviewStage, { kind: "accounts" }>,
  body: RequestBody,
): Outcome {
  const { call, visit, user } = from;
  const connection = user.connections.get(stage.id);
  if (connection === undefined) return leaveWithError(from, "server_error");
  const items = offeredItems(visit, connection);
  const isTicked = (key: string) => textOf(body, key) !== undefined;
  const adds = items.some(({ key, isShared }) => isTicked(key) && !isShared);
  if (adds && activationCrashes(connection)) {
    visit.stage = { ...stage, problem: visit.texts.shareFailed };
    return null;
  }
  for (const { key, item } of items) share(item, isTicked(key), call.world.clock.now());
  return finishConnection(from, connection);
}

function finishConnection(from: VisitCall, { id }: ConnectionRecord): Outcome {
  const { visit } = from;
  if (visit.flow === "manage") {
    visit.stage = { kind: "list" };
    return null;
  }
  if (!visit.done.includes(id)) visit.done.push(id);
  if (visit.done.length >= (visit.maxConnections ?? 1)) return leaveWithSuccess(from);
  visit.stage = { kind: "more" };
  return null;
}

/** What leads to another page and does nothing else, by page and button. */
function nextStage({ visit, user }: VisitCall, act: string, target: string): WebviewStage | null {
  const connection = user.connections.get(Number(target));
  switch (`${visit.stage.kind} ${act}`) {
    case "terms accept":
    case "more more":
      return addingStage(visit);
    case "list add":
    case "signIn back":
      return { kind: "choose" };
    case "choose choose":
      return visit.connectors.includes(target)
        ? { kind: "signIn", connector: target, connection: null, problem: null }
        : null;
    case "choose back":
    case "remove back":
      return visit.flow === "manage" ? { kind: "list" } : null;
    case "list repair":
      return connection === undefined
        ? null
        : { kind: "connection", id: connection.id, problem: null };
    case "list accounts":
      return connection === undefined
        ? null
        : { kind: "accounts", id: connection.id, problem: null };
    case "list reset":
      return connection === undefined ? null : resettingStage(connection);
    case "list remove":
      return connection === undefined ? null : { kind: "remove", id: connection.id };
    default:
      return null;
  }
}

/** Does what a button of the page says. What the page does not offer changes nothing. */
export async function takeAct(from: VisitCall, body: RequestBody): Promise<Response | null> {
  const { visit, user } = from;
  const { stage, flow } = visit;
  const act = textOf(body, "act") ?? "";
  if (act === "cancel") {
    if (flow !== "manage") return leaveWithError(from, "access_denied");
    visit.stage = { kind: "list" };
    return null;
  }
  if (act === "fail") return leaveWithError(from, "server_error");
  if (act === "finish" && (flow === "manage" || visit.done.length > 0))
    return leaveWithSuccess(from);
  if (act === "decline" && stage.kind === "terms") return leaveWithError(from, "tos_declined");
  if (act === "bank") return goToBank(from, body);
  if (act === "signIn" && stage.kind === "signIn") return signIn(from, stage, body);
  if (act === "share" && stage.kind === "accounts") return shareTicked(from, stage, body);
  if (act === "confirmRemove" && stage.kind === "remove") {
    user.connections.delete(stage.id);
    visit.stage = { kind: "list" };
    return null;
  }
  const connection = stage.kind === "connection" ? user.connections.get(stage.id) : undefined;
  if (stage.kind === "connection" && connection !== undefined) {
    if (act !== "answer" && act !== "sync") return null;
    const sent = act === "answer" ? valuesOf(body, "answer") : {};
    const answer = await updateVisited(from, connection, sent);
    visit.stage = { ...stage, problem: problemOf(from, answer) };
    return null;
  }
  visit.stage = nextStage(from, act, textOf(body, "target") ?? "") ?? visit.stage;
  return null;
}
