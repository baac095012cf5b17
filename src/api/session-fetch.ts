import { ConnectError } from "../protocol/index.ts";
import type { SessionMode } from "../protocol/session-api.ts";

/** Options of {@link createSessionFetch}. */
export interface SessionFetchOptions {
  /** Where the API of `guichet serve` is: an address, or a path of this origin. */
  readonly proxyUrl: string;
  /** Asks the host's backend for a connect token of whoever is signed in; called when a session begins. */
  readonly fetchSession: () => Promise<string>;
  /** How the session is held: `cookie-strict` on pages of the server's own origin, `bearer` in a frame. */
  readonly mode: SessionMode;
  /** In a frame: the exact origin that the handshake was made with. */
  readonly hostOrigin?: string | undefined;
  /** Default: the page's own. */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

const fetchLater = () =>
  import("./session-renewal.ts").catch((cause: unknown) => {
    throw new ConnectError("network_unreachable", "the rest of the widget could not be fetched", {
      cause,
    });
  });

/**
 * A `fetch` for {@link createConnectApi} over the sessions of `guichet serve`. The first call begins a session, shared by
 * all; when it has ended, `fetchSession()` is asked once more and the call is sent again.
 *
 * @throws ConnectError (each call): what `fetchSession()` or the swap failed with; `session_expired` when somebody else
 * has signed in since; `implementation_error` when `fetchSession()` gives no connect token.
 */
export function createSessionFetch(options: SessionFetchOptions): typeof globalThis.fetch {
  let renewed: Promise<typeof globalThis.fetch> | null = null;
  const later = async () => {
    renewed ??= fetchLater().then(({ createRenewedFetch }) => createRenewedFetch(options));
    try {
      return await renewed;
    } catch (error) {
      renewed = null;
      throw error;
    }
  };
  return async (input, init) => (await later())(input, init);
}
