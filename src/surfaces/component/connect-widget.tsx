import { useState, useSyncExternalStore } from "react";
import { createConnectApi } from "../../api/index.ts";
import { createHostPage, createWidgetInstance } from "../../react/index.ts";
import { ConnectFlow } from "../../widget/index.ts";
import type { ConnectOptions } from "../../widget/index.ts";

/** Props of {@link ConnectWidget}. */
export type ConnectWidgetProps = ConnectOptions;

const nothingChanges = () => () => undefined;

/**
 * The connect widget as a React component: it drives the PSU through connecting a bank, and ends with `onSuccess` or
 * `onExit`, then `onClose`.
 *
 * Mounting opens it, unmounting removes it. Wrong options are never thrown: the PSU sees a screen, and `onExit` gets an
 * `implementation_error` whose message names the fix. On a server it renders nothing.
 *
 * @example
 * <ConnectWidget proxyUrl="/guichet" onSuccess={({ connectionId }) => save(connectionId)} onClose={hide} />
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
  const identity = `${String(props.proxyUrl)} ${String(props.connectionId ?? "new")}`;
  return <MountedWidget key={identity} {...props} />;
}

function MountedWidget(props: ConnectWidgetProps) {
  const [instance] = useState(() =>
    createWidgetInstance(
      createConnectApi({ proxyUrl: String(props.proxyUrl) }),
      createHostPage(window),
    ),
  );
  return <ConnectFlow instance={instance} options={props} />;
}
