import { createConnectApi, createSessionFetch } from "../../api/index.ts";
import type { ConnectApi } from "../../api/index.ts";
import type { ConnectOptions } from "../../widget/index.ts";

/** The client of a widget on the host's own page. */
export const createPageApi = ({
  proxyUrl,
  fetchSession,
}: Pick<ConnectOptions, "fetchSession" | "proxyUrl">): ConnectApi =>
  createConnectApi({
    proxyUrl,
    ...(typeof fetchSession === "function"
      ? { fetch: createSessionFetch({ proxyUrl, fetchSession, mode: "cookie-strict" }) }
      : {}),
  });
