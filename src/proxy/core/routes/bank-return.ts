import { handlePattern, parseId } from "../../../protocol/identifiers.ts";
import {
  forwardReturnSchema,
  RETURN_PARAMETER,
  redeemReturnSchema,
} from "../../../protocol/proxy-api.ts";
import { answer, jsonAnswer } from "../answer.ts";
import { followsRedirects, isLookingAhead } from "../navigation.ts";
import { neutralPage, onwardPage } from "../neutral-page.ts";
import type { ProxyServices } from "../proxy-services.ts";
import { withParameter } from "../return-address.ts";
import { type ApiCall, type BrowserLoad, readBody } from "./route.ts";

/** The connection that a return names: `id_connection` after a bank's page, the others after the Webview. */
function connectionIn(query: URLSearchParams): number | null {
  const ids = ["id_connection", "connection_id", "connection_ids"]
    .flatMap((name) => (query.get(name) ?? "").split(","))
    .map(parseId);
  return ids.find((id) => id !== null) ?? null;
}

/**
 * The page that was left, with a code for its widget. `null` without a `state` that is known here: Powens did not give
 * it back, it is too old, or this process did not see it leave.
 */
async function pageLeft(
  { returns, settings }: ProxyServices,
  query: URLSearchParams,
  requestId: string,
): Promise<string | null> {
  const state = query.get("state") ?? "";
  const left = handlePattern.test(state) ? await returns.arrive(state) : null;
  if (left === null) {
    settings.log.write({ event: "callback_unmatched", requestId });
    return null;
  }
  const code = await returns.announce(left.userKey, {
    connector_uuid: left.connector_uuid,
    id_connection: connectionIn(query) ?? left.id_connection,
    failed: query.has("error"),
  });
  return withParameter(new URL(left.returnTo), RETURN_PARAMETER, code);
}

/** Where Powens sends the browser back. It decides nothing: the parameters are hints for whoever left. */
export async function bankReturn(services: ProxyServices, load: BrowserLoad) {
  const { settings } = services;
  const { request, query, requestId } = load;
  if (request.method === "HEAD" || isLookingAhead(request)) return answer(204, null);
  const address = await pageLeft(services, query, requestId);
  if (address === null) return neutralPage(settings, request);
  return followsRedirects(request.headers)
    ? answer(303, null, { location: address })
    : onwardPage(address, settings, request);
}

/** The same, for a widget that finds itself at the callback's address. */
export async function forwardReturn(services: ProxyServices, call: ApiCall) {
  const { query } = readBody(call, forwardReturnSchema);
  const returnTo = await pageLeft(services, new URLSearchParams(query), call.requestId);
  return jsonAnswer({ returnTo });
}

export async function redeemReturn({ returns }: ProxyServices, call: ApiCall) {
  const { code } = readBody(call, redeemReturnSchema);
  return jsonAnswer(await returns.redeem(call.userKey, code));
}
