import { callProxy } from "../../api/proxy-client.ts";
import { returnForwardedSchema } from "../../protocol/proxy-api.ts";
import { isBankAddress } from "../../react/index.ts";
import type { ConnectOptions } from "../../widget/index.ts";
import { pageFetch } from "./page-fetch.ts";

/** As much of the window as the way back needs. */
export type LeavingWindow = Pick<Window, "history"> & {
  readonly location: Pick<Location, "pathname" | "replace">;
};

/**
 * Goes to the page that was left, with a code, as the proxy's own redirect would have. Where that is not known the page
 * stays, without the query in its address. Answers whether the page is left.
 */
export async function forwardReturn(
  proxy: Pick<ConnectOptions, "fetchSession" | "proxyUrl">,
  query: string,
  { history, location }: LeavingWindow,
): Promise<boolean> {
  const call = { method: "POST", path: "/returns/forwarded", body: { query } } as const;
  const client = { proxyUrl: proxy.proxyUrl, fetch: pageFetch(proxy) };
  const { returnTo } = await callProxy(call, returnForwardedSchema, client).catch(() => ({
    returnTo: null,
  }));
  if (returnTo !== null && isBankAddress(returnTo)) {
    location.replace(returnTo);
    return true;
  }
  history.replaceState(history.state, "", location.pathname);
  return false;
}
