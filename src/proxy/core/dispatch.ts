import type { ProxyRouteName } from "../../protocol/proxy-api.ts";
import { refuseFieldsUnderWebview } from "./field-rules.ts";
import type { Admitted } from "./gate.ts";
import type { ProxySettings } from "./options.ts";
import type { ProxyServices } from "./proxy-services.ts";
import { readJsonBody } from "./request-body.ts";
import { bankReturn, forwardReturn, redeemReturn } from "./routes/bank-return.ts";
import {
  createConnection,
  getOperation,
  syncConnection,
  updateConnection,
} from "./routes/connection-acts.ts";
import { listLogs } from "./routes/connection-logs.ts";
import { deleteConnection, getConnection, listConnections } from "./routes/connections.ts";
import { getConnector, listConnectors } from "./routes/connectors.ts";
import { getLogo } from "./routes/logo.ts";
import { getPublicKey } from "./routes/public-key.ts";
import type { ApiCall, BrowserLoad } from "./routes/route.ts";
import {
  listAccounts,
  listSubscriptions,
  shareAccounts,
  shareSubscriptions,
} from "./routes/shareables.ts";
import { getSource, listSources, updateSource } from "./routes/sources.ts";
import { startWebauth } from "./routes/webauth.ts";
import { userKeyOf, userTokenOf } from "./signed-in-user.ts";

type BrowserLoadName = "getLogo" | "bankReturn";
type ApiRouteName = Exclude<ProxyRouteName, BrowserLoadName>;

const browserLoads: Record<
  BrowserLoadName,
  (services: ProxyServices, load: BrowserLoad) => Promise<Response>
> = { getLogo, bankReturn };

const apiRoutes: Record<
  ApiRouteName,
  (services: ProxyServices, call: ApiCall) => Promise<Response>
> = {
  listConnectors,
  getConnector,
  getPublicKey,
  listConnections,
  getConnection,
  createConnection,
  updateConnection,
  syncConnection,
  deleteConnection,
  listSources,
  getSource,
  updateSource,
  listLogs,
  listAccounts,
  shareAccounts,
  listSubscriptions,
  shareSubscriptions,
  startWebauth,
  forwardReturn,
  redeemReturn,
  getOperation,
};

async function toApiCall(
  settings: ProxySettings,
  load: BrowserLoad,
  { hasBody }: Admitted,
): Promise<ApiCall> {
  const { request, requestId } = load;
  // Read before the host's functions see the request: the body may hold credentials, and can be read only once.
  const body = hasBody ? await readJsonBody(request) : undefined;
  const userKey = await userKeyOf(settings, request, requestId);
  refuseFieldsUnderWebview(settings, body);
  return {
    ...load,
    body,
    userKey,
    user: async () => ({ key: userKey, token: await userTokenOf(settings, request, requestId) }),
  };
}

/** Hands an admitted request to its route, and to nobody who is not signed in where that is needed. */
export async function dispatch(
  services: ProxyServices,
  request: Request,
  requestId: string,
  admitted: Admitted,
): Promise<Response> {
  const { route, parameter, inner, query } = admitted;
  const load = { request, requestId, parameter, inner, query };
  if (route === "getLogo" || route === "bankReturn") return browserLoads[route](services, load);
  const call = await toApiCall(services.settings, load, admitted);
  await services.settings.permit(services, route, call);
  return apiRoutes[route](services, call);
}
