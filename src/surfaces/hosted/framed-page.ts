import type { ConnectApi } from "../../api/index.ts";
import { handOver } from "../../api/session-webview.ts";
import type { BrowserSession } from "../../api/session-client.ts";
import type { Termination } from "../../protocol/session-results.ts";
import type { HostPage } from "../../react/index.ts";

/** What is different where somebody else's page is around ours. */
export interface FramedPage {
  /** The way to a bank leads over the top of the window, where the flow goes on. */
  bind(api: ConnectApi): ConnectApi;
  /** A frame may not send its window elsewhere by itself: the PSU follows a link. */
  page(page: HostPage, show: (url: string) => void): HostPage;
  /** Sends the message that the Powens Webview ends with, as its client library reads it. */
  tell(data: Termination): void;
}

export const createFramedPage = ({
  window,
  parents,
  session: { fetch },
  proxyUrl,
}: {
  readonly window: Window;
  /** Origins of the pages that may frame this one. */
  readonly parents: readonly string[];
  readonly session: BrowserSession;
  readonly proxyUrl: string;
}): FramedPage => ({
  bind: (api) => ({
    ...api,
    startWebauth: async ({ connector_uuid, id_connection = null }) => ({
      kind: "leave",
      url: await handOver({ connector_uuid, id_connection }, { proxyUrl, fetch }),
    }),
  }),
  page: (page, show) => ({
    ...page,
    framed: null,
    noteLeft: () => undefined,
    leave: (url) => {
      show(url);
      return "away";
    },
  }),
  tell: (data) => {
    // Delivered only where the page around this one is of that very origin.
    for (const origin of parents)
      window.parent.postMessage({ type: "powensWebviewTermination", data }, origin);
  },
});
