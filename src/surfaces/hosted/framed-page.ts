import type { ConnectApi } from "../../api/index.ts";
import type { BrowserSession } from "../../api/session-client.ts";
import type { Termination } from "../../protocol/session-results.ts";
import type { HostPage } from "../../react/index.ts";

/** The message that the Powens Webview ends with, as its client library reads it. */
export function tellParents(window: Window, parents: readonly string[], data: Termination): void {
  // Delivered only where the page around this one is of that very origin.
  for (const origin of parents)
    window.parent.postMessage({ type: "powensWebviewTermination", data }, origin);
}

/** In a frame the way to a bank leads over the top of the window, where the flow goes on. */
export const withHandOver = (
  api: ConnectApi,
  { fetch }: BrowserSession,
  proxyUrl: string,
): ConnectApi => ({
  ...api,
  startWebauth: async ({ connector_uuid, id_connection = null }) => {
    const { handOver } = await import("../../api/session-webview.ts");
    const url = await handOver({ connector_uuid, id_connection }, { proxyUrl, fetch });
    return { kind: "leave", url };
  },
});

/** A frame may not send its window elsewhere by itself: the PSU follows a link. */
export const withLink = (page: HostPage, show: (url: string) => void): HostPage => ({
  ...page,
  leave: show,
});
