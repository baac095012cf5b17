import { createSessionFetch } from "../../api/index.ts";
import type { ConnectOptions } from "../../widget/index.ts";

/** How a widget on the host's own page calls the proxy: by the page's own `fetch`, in a session where there are any. */
export const pageFetch = ({
  proxyUrl,
  fetchSession,
}: Pick<ConnectOptions, "fetchSession" | "proxyUrl">): typeof globalThis.fetch =>
  typeof fetchSession === "function"
    ? createSessionFetch({ proxyUrl, fetchSession, mode: "cookie-strict" })
    : (input, init) => globalThis.fetch(input, init);
