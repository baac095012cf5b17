import { ConnectError } from "../../protocol/connect-error.ts";
import type { ConnectEventMetadata, ConnectEventName } from "../../protocol/index.ts";
import { isBankAddress } from "../../react/host-page.ts";
import type { ConnectOptions } from "../../widget/index.ts";

/** What a page says about a widget in a frame: the options of every surface, and where the server is. */
export interface GuichetOptions extends Omit<
  ConnectOptions,
  "fetchSession" | "headingLevel" | "layout" | "onEvent" | "proxyUrl"
> {
  /** Where browsers reach `guichet serve`: its `GUICHET_PUBLIC_URL`. */
  readonly serverUrl: string;
  /**
   * Asks your backend for a connect token of whoever is signed in. Called when the widget opens, when its session has
   * ended, and after the bank.
   */
  readonly fetchSession?: (() => Promise<string>) | undefined;
  /**
   * Instead of `fetchSession`: one connect token, good once. `null` while you do not have it yet. Without
   * `fetchSession` a flow ends with its session.
   */
  readonly token?: string | null | undefined;
  /** As in every surface. A server that is newer than this loader may tell of events that it does not know. */
  readonly onEvent?:
    ((name: ConnectEventName | (string & {}), metadata: ConnectEventMetadata) => void) | undefined;
  /** `modal` (default) opens over the page, `inline` in `place` or in the element that `mount` is given. */
  readonly layout?: "inline" | "modal" | undefined;
  /** With the layout `inline`: the element to open in, also by itself after the bank. */
  readonly place?: Element | undefined;
}

/** A mistake of the integration: thrown where it is made. */
const mistake = (message: string) => new ConnectError("implementation_error", message);

/** The address of something on the server, which may stand below a path. */
export function serverAddress(serverUrl: unknown, path: string): URL {
  if (typeof serverUrl !== "string" || !isBankAddress(serverUrl))
    throw mistake("serverUrl must be the https address of your Guichet server");
  const url = new URL(serverUrl);
  return new URL(`${url.origin}${url.pathname.replace(/\/+$/, "")}/${path}`);
}

/**
 * Checks what the loader itself needs; what concerns the flow is checked in the frame.
 *
 * @throws ConnectError `implementation_error`, whose message names the option and the fix.
 */
export function checkGuichetOptions(options: GuichetOptions): void {
  const { serverUrl, fetchSession, token, layout, place } = options;
  serverAddress(serverUrl, "");
  if (fetchSession === undefined && token === undefined)
    throw mistake("fetchSession is required: it gets a connect token from your backend");
  if (fetchSession !== undefined && typeof fetchSession !== "function")
    throw mistake("fetchSession must be a function");
  if (token !== undefined && token !== null && typeof token !== "string")
    throw mistake("token must be a connect token or null");
  if (layout !== undefined && !["modal", "inline"].includes(layout))
    throw mistake('layout must be "modal" or "inline"');
  if (place !== undefined && !(place instanceof Element)) throw mistake("place must be an element");
}

/** What the frame is told: no function, no token, nothing of the loader's own. */
export function frameOptions(options: GuichetOptions): Record<string, unknown> {
  const { serverUrl, fetchSession, token, layout, place, ...flow } = options;
  try {
    // Functions go, undefined goes; what is left can be posted.
    return JSON.parse(JSON.stringify(flow)) as Record<string, unknown>;
  } catch {
    throw mistake("options must be plain values");
  }
}
