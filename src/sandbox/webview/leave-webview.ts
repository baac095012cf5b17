import { issueToken } from "../world.ts";
import type { VisitCall } from "./webview-visit.ts";
import { seeOther } from "../answer.ts";
import { closedPage } from "./webview-page.ts";

type Result = Readonly<Record<string, string>>;

/** Ends the visit and returns to the caller, with the state it sent. */
function leave({ call, visit }: VisitCall, result: Result): Response | Promise<Response> {
  call.world.webviews.delete(visit.id);
  return visit.redirectUri === null
    ? closedPage(visit.texts)
    : seeOther(returnAddress(visit.redirectUri, result, visit.state));
}

export function returnAddress(redirectUri: string, result: Result, state: string | null): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(result)) url.searchParams.set(name, value);
  if (state !== null) url.searchParams.set("state", state);
  return url.href;
}

const reasons = {
  access_denied: "The user left the webview",
  server_error: "The webview failed",
  tos_declined: "The user declined the terms of service",
};

export const leaveWithError = (from: VisitCall, error: keyof typeof reasons) =>
  leave(from, { error, error_description: reasons[error] });

/** What a flow gives back in the end: what was made for `connect`, nothing but the state for the others. */
export function leaveWithSuccess(from: VisitCall) {
  const { call, visit, user } = from;
  const [first] = visit.done;
  if (visit.flow !== "connect" || first === undefined) return leave(from, {});
  return leave(from, {
    connection_id: String(first),
    ...(visit.maxConnections === null ? {} : { connection_ids: visit.done.join(",") }),
    ...(visit.isNewUser ? { code: issueToken(call.world, user, "code") } : {}),
  });
}
