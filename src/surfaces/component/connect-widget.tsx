import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import type { ConnectOptions } from "../../widget/index.ts";
import { createFlowPlace } from "./flow-place.ts";
import type { FlowPlace } from "./flow-place.ts";
import { closeFlow, createOpenFlow, giveOwnReturnCode, OpenFlowView } from "./open-flow.tsx";
import { bringBack } from "./misplaced-return.ts";
import { createReturnClaim } from "./return-claim.ts";
import { InUsablePlace } from "./over-page/in-usable-place.tsx";
import { useInBrowser } from "./use-in-browser.ts";

/** Props of {@link ConnectWidget}. */
export interface ConnectWidgetProps extends ConnectOptions {
  /** Default `true`. While `false` nothing is shown, unless the PSU has just come back from the bank. */
  readonly open?: boolean | undefined;
}

/**
 * The connect widget as a React component: it drives the PSU through connecting a bank, and ends with `onSuccess` or
 * `onExit`, then `onClose`.
 *
 * Opening starts a flow, closing or unmounting removes it. Keep it mounted on the page that the PSU leaves for the
 * bank: on their return it opens by itself and goes on. Wrong options are never thrown: the PSU sees a screen, and
 * `onExit` gets an `implementation_error` whose message names the fix. On a server it renders nothing.
 *
 * @example
 * <ConnectWidget
 *   proxyUrl="/guichet"
 *   open={connecting}
 *   onSuccess={({ connectionId }) => save(connectionId)}
 *   onClose={() => setConnecting(false)}
 * />
 *
 * @public
 */
export function ConnectWidget(props: ConnectWidgetProps) {
  if (!useInBrowser()) return null;
  // Another proxy or another connection is another flow.
  const identity = `${props.proxyUrl} ${String(props.connectionId ?? "new")}`;
  return <OpenableWidget key={identity} {...props} />;
}

function OpenableWidget({ open = true, ...options }: ConnectWidgetProps) {
  const [claim] = useState(createReturnClaim);
  const [place] = useState(createFlowPlace);
  const found = useSyncExternalStore(claim.subscribe, claim.found);
  const { proxyUrl, fetchSession, connectionId } = options;
  const session = useRef(fetchSession);
  // Before anything looks: all widgets that appear together have their places then.
  useLayoutEffect(() => place.take({ connectionId }), [place, connectionId]);
  useEffect(() => {
    // A flow that is open takes the code itself.
    if (!open) return claim.look({ proxyUrl, connectionId, fetchSession: session.current }, place);
    return undefined;
  }, [claim, place, open, proxyUrl, connectionId]);
  if (!open && found === null) return null;
  return (
    <OpenWidget
      {...options}
      place={place}
      returnCode={found?.code ?? null}
      onClose={() => {
        claim.drop();
        options.onClose?.();
      }}
    />
  );
}

function OpenWidget({
  place,
  returnCode,
  ...options
}: ConnectOptions & { readonly place: FlowPlace; readonly returnCode: string | null }) {
  const [flow] = useState(() => createOpenFlow(options, place, returnCode));
  const [handleTakenAway] = useState(() => () => {
    closeFlow(flow, true);
  });
  const { proxyUrl, fetchSession, connectionId } = options;
  const session = useRef(fetchSession);
  useEffect(() => {
    giveOwnReturnCode(flow, { connectionId }, place);
    void bringBack({ proxyUrl, fetchSession: session.current });
  }, [flow, place, proxyUrl, connectionId]);
  const view = <OpenFlowView flow={flow} options={options} onTakenAway={handleTakenAway} />;
  return options.layout === "modal" ? <InUsablePlace>{view}</InUsablePlace> : view;
}
