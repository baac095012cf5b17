import type { Connector } from "../../../protocol/connector.ts";
import type { WebauthStarted } from "../../../protocol/connection-answers.ts";
import type { WebauthRequest } from "../../../protocol/proxy-api.ts";
import { AnsweredError, invalidRequest } from "../answered-error.ts";
import type { ProxyServices } from "../proxy-services.ts";
import type { SignedInUser } from "../signed-in-user.ts";
import { singleUseCode } from "../single-use-code.ts";
import { readReturnTo } from "./return-to.ts";

type Query = Readonly<Record<string, string>>;

/** The Webview lists banks unless it is told otherwise, also where a connector is named. */
const connectQuery = ({
  uuid,
  capabilities: [capability = "bank", ...others],
}: Connector): Query => ({
  connector_uuids: uuid,
  ...(capability === "bank" || others.includes("bank")
    ? {}
    : { connector_capabilities: capability }),
});

const reconnectQuery = (id: number, reset: boolean): Query => ({
  connection_id: String(id),
  ...(reset ? { reset_credentials: "true" } : {}),
});

/**
 * The address of the Powens Webview for one connector or one connection of the user. Its one-time code speaks for the
 * user, so none is made where nobody needs it: in a deployment that collects credentials itself.
 *
 * Source: Powens, Webview, `connect` and `reconnect`.
 */
export async function startWebview(
  services: ProxyServices,
  user: SignedInUser,
  request: WebauthRequest,
): Promise<WebauthStarted> {
  const { settings, connectors, connections, returns } = services;
  const { connector_uuid, id_connection: id, reset_credentials, lang } = request;
  if (settings.credentials !== "webview") {
    throw new AnsweredError(
      403,
      "refused",
      'The Webview is used where the proxy runs with credentials: "webview".',
    );
  }
  if (reset_credentials && id === null) {
    throw invalidRequest("`reset_credentials` needs a connection.");
  }
  const returnTo = readReturnTo(request.returnTo, settings);
  const what =
    id === null
      ? connectQuery(await connectors.get(connector_uuid))
      : reconnectQuery((await connections.get(user, id)).id, reset_credentials);
  const left = { userKey: user.key, connector_uuid, id_connection: id, returnTo };
  const query = new URLSearchParams({
    domain: settings.powensHost,
    client_id: settings.clientId,
    redirect_uri: settings.callbackUrl,
    ...what,
    state: await returns.leave(left),
    code: await singleUseCode(services, user),
  });
  const flow = id === null ? "connect" : "reconnect";
  connections.forget(user, id);
  return { kind: "leave", url: `${settings.webviewUrl}/${lang}/${flow}?${query.toString()}` };
}
