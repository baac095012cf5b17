import { useEffect, useState, useSyncExternalStore } from "react";
import { createConnectApi } from "../../api/index.ts";
import { RETURN_PARAMETER } from "../../protocol/index.ts";
import {
  createActLifetime,
  createGrowingFlowStore,
  createHostPage,
  createWidgetInstance,
} from "../../react/index.ts";
import { ConnectFlow } from "../../widget/index.ts";
import type { ConnectOptions } from "../../widget/index.ts";

/** Props of {@link ConnectWidget}. */
export interface ConnectWidgetProps extends ConnectOptions {
  /** Default `true`. While `false` nothing is shown, unless the PSU has just come back from the bank. */
  readonly open?: boolean | undefined;
}

const nothingChanges = () => () => undefined;

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
  const inBrowser = useSyncExternalStore(
    nothingChanges,
    () => true,
    () => false,
  );
  if (!inBrowser) return null;
  // Another proxy or another connection is another flow.
  const identity = `${props.proxyUrl} ${String(props.connectionId ?? "new")}`;
  return <OpenableWidget key={identity} {...props} />;
}

function OpenableWidget({ open = true, ...options }: ConnectWidgetProps) {
  const [returning, setReturning] = useState(hasReturned);
  if (!open && !returning) return null;
  return (
    <OpenWidget
      {...options}
      onClose={() => {
        setReturning(false);
        options.onClose?.();
      }}
    />
  );
}

const hasReturned = () => new URLSearchParams(window.location.search).has(RETURN_PARAMETER);

function OpenWidget(options: ConnectOptions) {
  const [lifetime] = useState(createActLifetime);
  const [instance] = useState(() =>
    createWidgetInstance(
      lifetime.bind(createConnectApi({ proxyUrl: options.proxyUrl })),
      createHostPage(window),
      createGrowingFlowStore(),
    ),
  );
  useEffect(() => lifetime.begin(), [lifetime]);
  return <ConnectFlow instance={instance} options={options} />;
}
