import { useEffect, useState, useSyncExternalStore } from "react";
import type { ConnectOptions } from "../../widget/index.ts";
import { createOpenFlow, giveOwnReturnCode, OpenFlowView } from "./open-flow.tsx";
import { createReturnClaim } from "./return-claim.ts";
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
  const code = useSyncExternalStore(claim.subscribe, claim.code);
  const { connectionId } = options;
  useEffect(() => {
    // A flow that is open takes the code itself.
    if (!open) return claim.look({ connectionId });
    return undefined;
  }, [claim, open, connectionId]);
  if (!open && code === null) return null;
  return (
    <OpenWidget
      {...options}
      returnCode={code}
      onClose={() => {
        claim.drop();
        options.onClose?.();
      }}
    />
  );
}

function OpenWidget({
  returnCode,
  ...options
}: ConnectOptions & { readonly returnCode: string | null }) {
  const [flow] = useState(() => createOpenFlow(options, returnCode));
  const { connectionId } = options;
  useEffect(() => {
    giveOwnReturnCode(flow, { connectionId });
  }, [flow, connectionId]);
  return <OpenFlowView flow={flow} options={options} />;
}
