import { useEffect, useState } from "react";
import { createConnectApi } from "../../api/index.ts";
import type { BrowserSession } from "../../api/session-client.ts";
import type { SessionState } from "../../protocol/session-api.ts";
import type { FinishSession } from "../../protocol/session-results.ts";
import {
  createActLifetime,
  createGrowingFlowStore,
  createHostPage,
  createWidgetInstance,
} from "../../react/index.ts";
import { ConnectFlow } from "../../widget/index.ts";
import type { ConnectOptions } from "../../widget/index.ts";
import { createFlowEnd } from "./flow-end.ts";
import type { FramedPage } from "./framed-page.ts";

/** The widget's options, as the host's backend wrote them into the session. */
function optionsOf(state: SessionState, proxyUrl: string): ConnectOptions {
  const { connectionId, resetCredentials, limits, words, locale } = state;
  const { connectors, capabilities, country, accounts } = limits;
  return {
    proxyUrl,
    layout: "page",
    ...words,
    ...{ connectors, capabilities, country, accounts },
    ...(locale === null ? {} : { locale }),
    ...(connectionId === null ? {} : { connectionId, resetCredentials }),
  };
}

/** The flow of a hosted page, from its first screen to its end. */
export function HostedFlow({
  session,
  state,
  frame,
  proxyUrl,
  onEnd,
  onLeave,
}: {
  readonly session: BrowserSession;
  readonly state: SessionState;
  readonly frame: FramedPage | null;
  readonly proxyUrl: string;
  /** In a frame: the PSU goes on at this address, at the top of the window. */
  readonly onLeave: (url: string) => void;
  readonly onEnd: (end: FinishSession) => void;
}) {
  const [{ instance, lifetime, end, options }] = useState(() => {
    const lifetime = createActLifetime();
    const api = createConnectApi({ proxyUrl, fetch: session.fetch });
    const page = createHostPage(window);
    return {
      lifetime,
      instance: createWidgetInstance(
        lifetime.bind(frame?.bind(api) ?? api),
        frame?.page(page, onLeave) ?? page,
        createGrowingFlowStore(),
      ),
      end: createFlowEnd(),
      options: optionsOf(state, proxyUrl),
    };
  });
  useEffect(() => lifetime.begin(), [lifetime]);
  return (
    <ConnectFlow
      instance={instance}
      options={{
        ...options,
        ...end.callbacks,
        onClose: () => {
          onEnd(end.said());
        },
      }}
    />
  );
}
