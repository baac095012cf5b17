import type * as v from "valibot";
import {
  ConnectError,
  GUICHET_HEADER,
  GUICHET_HEADER_VALUE,
  isConnectError,
  proxyRoutes,
} from "../protocol/index.ts";
import {
  sessionHandleSchema,
  sessionOpenedSchema,
  sessionStateSchema,
} from "../protocol/session-api.ts";
import type { OpenSession, SessionMode, SessionState } from "../protocol/session-api.ts";
import { sessionRoutes } from "../protocol/session-routes.ts";
import { callProxy } from "./proxy-client.ts";

type Fetch = typeof globalThis.fetch;

/** A session of `guichet serve`, as a page holds it. A bearer's handle is in here and nowhere else. */
export interface BrowserSession {
  /** The page's `fetch`, for calls to the proxy of this session: what goes elsewhere carries nothing of it. */
  readonly fetch: Fetch;
  /** The same for all sessions of one user, and nothing else; `null` when the session was resumed. */
  readonly user: string | null;
  /**
   * What the host's backend said of the session; asked once.
   * @throws ConnectError `session_expired` when it is over, or the error of the way there.
   */
  state(): Promise<SessionState>;
  /**
   * Replaces the handle, which stays good for ten more seconds. The session does it by itself after a bank's return.
   * @throws ConnectError `refused` when it was replaced already, or the error of the way there.
   */
  rotate(): Promise<void>;
  /** Ends the session. When that does not arrive it ends by itself, ten minutes later. */
  close(): Promise<void>;
}

export interface OpenSessionOptions {
  /** Where the API of `guichet serve` is: an address, or a path of this origin. */
  readonly proxyUrl: string;
  /** As the host's backend got it: good once, for two minutes. */
  readonly connectToken: string;
  /** A random handle, made once per page. The same page may repeat a swap within 30 seconds. */
  readonly nonce: string;
  readonly mode: SessionMode;
  /** In a frame: the exact origin that the handshake was made with. Needed for `bearer` and `cookie-partitioned`. */
  readonly hostOrigin?: string | undefined;
  /** Default: the page's own. */
  readonly fetch?: Fetch | undefined;
}

/** The `fetch` of the page. */
export const pageFetch: Fetch = (input, init) => globalThis.fetch(input, init);

const addressOf = (input: RequestInfo | URL): string =>
  input instanceof Request ? input.url : String(input);

/** A session that there is, held as its mode says. */
export function createBrowserSession(
  proxyUrl: string,
  fetch: Fetch,
  first: { readonly handle: string | null; readonly user: string | null },
): BrowserSession {
  const base = proxyUrl.replace(/\/+$/, "");
  let { handle } = first;
  let rotating: Promise<void> | null = null;
  let told: Promise<SessionState> | null = null;

  const send: Fetch = (input, init = {}) => {
    if (handle === null || !addressOf(input).startsWith(`${base}/`)) return fetch(input, init);
    const headers = new Headers(init.headers);
    headers.set("authorization", `Bearer ${handle}`);
    return fetch(input, { ...init, headers });
  };
  const call = <Schema extends v.GenericSchema>(
    { method, path }: { readonly method: "GET" | "POST"; readonly path: string },
    schema: Schema,
  ) => callProxy({ method, path }, schema, { proxyUrl, fetch: send });

  const rotate = async () => {
    const issued = await call(sessionRoutes.rotateSession, sessionHandleSchema);
    if (handle !== null) handle = issued.handle ?? handle;
  };
  const rotateOnce = () =>
    (rotating ??= rotate().finally(() => {
      rotating = null;
    }));

  return {
    user: first.user,
    async fetch(input, init) {
      const response = await send(input, init);
      const isReturn = addressOf(input) === `${base}${proxyRoutes.redeemReturn.path}`;
      // A cookie is replaced by the answer itself. When this fails the old handle is as good as before.
      if (isReturn && response.ok && handle !== null) await rotateOnce().catch(() => undefined);
      return response;
    },
    state: () =>
      (told ??= call(sessionRoutes.getSession, sessionStateSchema).catch((error: unknown) => {
        told = null;
        throw error;
      })),
    rotate: rotateOnce,
    async close() {
      const { method, path } = sessionRoutes.closeSession;
      const headers = { [GUICHET_HEADER]: GUICHET_HEADER_VALUE };
      const request: RequestInit = { method, headers, credentials: "same-origin", keepalive: true };
      await send(base + path, request).catch(() => undefined);
    },
  };
}

/**
 * Swaps a connect token for a session. When the answer is lost it asks once more, which gives the same session.
 *
 * @throws ConnectError `session_expired` when the token is unknown or too old; `refused` when it has been used;
 * `forbidden` when the session is for a page of another origin; otherwise the error of the way there.
 */
export async function openSession({
  proxyUrl,
  connectToken,
  nonce,
  mode,
  hostOrigin,
  fetch = pageFetch,
}: OpenSessionOptions): Promise<BrowserSession> {
  const { method, path } = sessionRoutes.openSession;
  const body: OpenSession = { connectToken, nonce, mode, hostOrigin: hostOrigin ?? null };
  const swap = () => callProxy({ method, path, body }, sessionOpenedSchema, { proxyUrl, fetch });
  const opened = await swap().catch((error: unknown) => {
    if (isConnectError(error) && error.code === "network_unreachable") return swap();
    throw error;
  });
  const { handle = null, user } = opened;
  if (mode === "bearer" && handle === null) {
    throw new ConnectError("invalid_response", "the session came without its handle");
  }
  return createBrowserSession(proxyUrl, fetch, { handle, user });
}

/**
 * Takes up the session of this page's cookie, after a reload or a return from a bank.
 *
 * @throws ConnectError `session_expired` when there is none.
 */
export async function resumeSession({
  proxyUrl,
  fetch = pageFetch,
}: Pick<OpenSessionOptions, "fetch" | "proxyUrl">): Promise<BrowserSession> {
  const session = createBrowserSession(proxyUrl, fetch, { handle: null, user: null });
  await session.state();
  return session;
}
