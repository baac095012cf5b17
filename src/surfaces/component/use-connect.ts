import { useEffect, useInsertionEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { ConnectError } from "../../protocol/index.ts";
import { useOptions } from "../../widget/index.ts";
import type { ConnectOptions } from "../../widget/index.ts";
import { createConnectDesk } from "./connect-desk.ts";
import { useInBrowser } from "./use-in-browser.ts";

/** Options of {@link useConnect}: those of the component, without a layout. */
export interface UseConnectOptions extends Omit<ConnectOptions, "layout" | "proxyUrl"> {
  /** Where the proxy is mounted: a path of this site (`/guichet`) or an address; `null` while you do not know it yet. */
  readonly proxyUrl: string | null;
}

/** What {@link useConnect} answers. */
export interface Connect {
  /** Opens the widget over the page. Before it is ready the wish is kept; while it is open, nothing happens. */
  readonly open: () => void;
  /** Closes it as its own Close does, which asks where something would be lost; `force` does not ask. */
  readonly exit: (how?: { readonly force?: boolean | undefined }) => void;
  /** Takes it off the page at once. No callback hears of it; `open` begins again. */
  readonly destroy: () => void;
  /** Whether `open` shows a working widget at once. */
  readonly ready: boolean;
  /** Why it is not ready: the page is still being taken over, `proxyUrl` is `null`, or an option is wrong. */
  readonly notReady: "page" | "proxyUrl" | "options" | null;
  /**
   * What keeps it from working: a wrong option (`implementation_error`, whose message names the fix), or the operational
   * error with which the last flow ended. What a bank answers is no error of the widget: see `onExit`.
   */
  readonly error: ConnectError | null;
  readonly isOpen: boolean;
}

/**
 * The connect widget without a component to place: `open()` shows it over the page, in the modal layout.
 *
 * Callbacks are read when they are called, so they see the latest render. Other options are compared by value; the
 * proxy and the connection are those at the time of opening. When the PSU comes back from the bank it opens by itself,
 * so keep the hook on the page that they leave. Unmounting takes everything off the page. Nothing is thrown.
 *
 * @example
 * const { open, ready } = useConnect({
 *   proxyUrl: "/guichet",
 *   onSuccess: ({ connectionId }) => save(connectionId),
 * });
 *
 * @public
 */
export function useConnect(options: UseConnectOptions): Connect {
  const { proxyUrl } = options;
  const inBrowser = useInBrowser();
  const { mistake } = useOptions({ ...options, proxyUrl: proxyUrl === null ? "/" : proxyUrl });
  const [desk] = useState(createConnectDesk);
  const { opening, error } = useSyncExternalStore(desk.subscribe, desk.getState, desk.getState);

  useInsertionEffect(() => {
    desk.listen(proxyUrl === null ? null : { ...options, proxyUrl });
  });
  const { connectionId } = options;
  useEffect(() => desk.attend(), [desk]);
  useEffect(() => desk.look(), [desk, proxyUrl, connectionId]);
  useEffect(() => {
    desk.draw();
  });

  const acts = useMemo(
    () => ({
      open: () => {
        desk.open();
      },
      exit: ({ force = false }: { readonly force?: boolean | undefined } = {}) => {
        desk.exit(force);
      },
      destroy: () => {
        desk.destroy();
      },
    }),
    [desk],
  );
  const notReady = reasonOf(inBrowser, proxyUrl, mistake);
  return {
    ...acts,
    ready: notReady === null,
    notReady,
    error: mistake ?? error,
    isOpen: opening !== null && proxyUrl !== null,
  };
}

function reasonOf(
  inBrowser: boolean,
  proxyUrl: string | null,
  mistake: ConnectError | null,
): Connect["notReady"] {
  if (!inBrowser) return "page";
  if (proxyUrl === null) return "proxyUrl";
  return mistake === null ? null : "options";
}
