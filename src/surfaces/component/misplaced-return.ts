import type { ConnectOptions } from "../../widget/index.ts";

type Proxy = Pick<ConnectOptions, "fetchSession" | "proxyUrl">;

const RUNNING = Symbol.for("guichet.forwarding");

/**
 * The query of a bank's return, where this page stands at the callback's own address: a service worker of the host
 * answered it with the application, and the proxy never saw it.
 */
export function misplacedQuery(proxyUrl: unknown, href: string): string | null {
  if (typeof proxyUrl !== "string") return null;
  const callback = `${proxyUrl.replace(/\/+$/, "")}/callback`;
  if (!URL.canParse(callback, href)) return null;
  const { origin, pathname, search } = new URL(href);
  const wanted = new URL(callback, href);
  const isCallback = origin === wanted.origin && pathname.replace(/\/+$/, "") === wanted.pathname;
  return isCallback && search !== "" ? search : null;
}

/** Hands the query to the proxy, once for the whole page, and goes where it says. Answers whether the page is left. */
async function forward(proxy: Proxy, query: string): Promise<boolean> {
  try {
    const { forwardReturn } = await import("./forward-return.ts");
    return await forwardReturn(proxy, query, window);
  } catch {
    return false;
  } finally {
    Reflect.deleteProperty(window, RUNNING);
  }
}

/** Brings a page that stands at the callback's address back to where the PSU left. `null` where there is nothing to do. */
export function bringBack(proxy: Proxy): Promise<boolean> | null {
  const query = misplacedQuery(proxy.proxyUrl, window.location.href);
  if (query === null) return null;
  const running: unknown = Reflect.get(window, RUNNING);
  if (running instanceof Promise) return running as Promise<boolean>;
  const started = forward(proxy, query);
  Reflect.set(window, RUNNING, started);
  return started;
}
