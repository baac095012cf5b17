import { handlePattern, parseId } from "../../../protocol/identifiers.ts";
import { RETURN_PARAMETER, redeemReturnSchema } from "../../../protocol/proxy-api.ts";
import { answer, jsonAnswer } from "../answer.ts";
import { neutralPage } from "../neutral-page.ts";
import type { ProxyServices } from "../proxy-services.ts";
import { withParameter } from "../return-address.ts";
import { type ApiCall, type BrowserLoad, readBody } from "./route.ts";

const isPrefetch = ({ headers }: Request): boolean =>
  [headers.get("sec-purpose"), headers.get("purpose")].some((purpose) =>
    purpose?.toLowerCase().includes("prefetch"),
  );

/** The connection that a return names: `id_connection` after a bank's page, the others after the Webview. */
function connectionIn(query: URLSearchParams): number | null {
  const ids = ["id_connection", "connection_id", "connection_ids"]
    .flatMap((name) => (query.get(name) ?? "").split(","))
    .map(parseId);
  return ids.find((id) => id !== null) ?? null;
}

/** Where Powens sends the browser back. It decides nothing: the parameters are hints for whoever left. */
export async function bankReturn(services: ProxyServices, load: BrowserLoad) {
  const { returns, settings } = services;
  const { request, query, requestId } = load;
  if (isPrefetch(request)) return answer(204, null);
  const state = query.get("state") ?? "";
  const left = handlePattern.test(state) ? await returns.arrive(state) : null;
  if (left === null) {
    settings.log.write({ event: "callback_unmatched", requestId });
    return neutralPage(request.headers.get("accept-language"), settings.randomHandle());
  }
  const code = await returns.announce(left.userKey, {
    connector_uuid: left.connector_uuid,
    id_connection: connectionIn(query) ?? left.id_connection,
    failed: query.has("error"),
  });
  return answer(303, null, {
    location: withParameter(new URL(left.returnTo), RETURN_PARAMETER, code),
  });
}

export async function redeemReturn({ returns }: ProxyServices, call: ApiCall) {
  const { code } = readBody(call, redeemReturnSchema);
  return jsonAnswer(await returns.redeem(call.userKey, code));
}
