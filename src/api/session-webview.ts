import { handedOverSchema, webviewOpenedSchema } from "../protocol/webview-parameters.ts";
import type { HandOver, OpenWebview } from "../protocol/webview-parameters.ts";
import { sessionRoutes } from "../protocol/session-routes.ts";
import { callProxy } from "./proxy-client.ts";
import type { ProxyClientOptions } from "./proxy-client.ts";
import { createBrowserSession } from "./session-client.ts";
import type { BrowserSession } from "./session-client.ts";

/** What came of an address of the Webview. */
export type WebviewSession =
  | {
      readonly kind: "opened";
      readonly session: BrowserSession;
      /** Origins of the pages that may frame this one. */
      readonly parents: readonly string[];
    }
  /** The name of the parameter that is missing or wrong. */
  | { readonly kind: "wrong"; readonly parameter: string };

/**
 * Opens the session that an address of the Powens Webview asks for.
 *
 * @throws ConnectError `session_expired` when its code is over; `not_available` for a flow that is not built; otherwise
 * the error of the way there.
 */
export async function openWebviewSession(
  request: OpenWebview,
  client: ProxyClientOptions,
): Promise<WebviewSession> {
  const { method, path } = sessionRoutes.openWebview;
  const opened = await callProxy({ method, path, body: request }, webviewOpenedSchema, client);
  if (opened.kind === "wrong") return opened;
  const { handle = null, user, parents } = opened;
  const session = createBrowserSession(client.proxyUrl, client.fetch, { handle, user });
  return { kind: "opened", session, parents };
}

/** Asks where a framed page goes on at the top of its window. The address is for one navigation: never keep it. */
export async function handOver(request: HandOver, client: ProxyClientOptions): Promise<string> {
  const { method, path } = sessionRoutes.handOver;
  return (await callProxy({ method, path, body: request }, handedOverSchema, client)).url;
}
