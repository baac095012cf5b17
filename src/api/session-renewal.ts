import { handlePattern } from "../protocol/identifiers.ts";
import { ConnectError, isConnectError } from "../protocol/index.ts";
import { openSession } from "./session-client.ts";
import type { BrowserSession } from "./session-client.ts";
import type { SessionFetchOptions } from "./session-fetch.ts";

type Fetch = typeof globalThis.fetch;

const newNonce = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");

/** What the host's function gives, or a coded error. */
async function askHost(fetchSession: () => Promise<string>): Promise<string> {
  let token: unknown;
  try {
    token = await fetchSession();
  } catch (cause) {
    if (isConnectError(cause)) throw cause;
    // eslint-disable-next-line no-console -- the host's own function failed, and its author looks here
    console.error("Guichet: fetchSession() failed", cause);
    // A browser's `fetch` fails with a TypeError when nothing answers.
    const code = cause instanceof TypeError ? "network_unreachable" : "session_expired";
    const name = cause instanceof Error ? cause.name : typeof cause;
    const message = `fetchSession() failed with ${name}: it gave no connect token`;
    throw new ConnectError(code, message, { cause, byHost: true });
  }
  if (typeof token === "string" && handlePattern.test(token)) return token;
  const given = token === null ? "null" : token === "" ? "an empty text" : typeof token;
  throw new ConnectError(
    "implementation_error",
    `fetchSession() must resolve with the \`connectToken\` that \`POST /sessions\` answered, and gave ${given}`,
  );
}

/** A token that opens nothing was given by the host: it is good once, for two minutes. */
function explainSwap(cause: unknown): never {
  if (!isConnectError(cause) || cause.code !== "session_expired") throw cause;
  const message =
    "fetchSession() gave a connect token that is over: ask POST /sessions for a new one at each call";
  throw new ConnectError("session_expired", message, { cause, byHost: true });
}

/** Waits no longer than a caller does. */
function unlessAborted<T>(wait: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  if (signal == null) return wait;
  return new Promise((resolve, reject) => {
    const stop = () => {
      // Whatever the caller gave as its reason is what it gets back.
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- a reason need not be an Error
      reject(signal.reason);
    };
    if (signal.aborted) stop();
    signal.addEventListener("abort", stop, { once: true });
    wait.then(resolve, reject).finally(() => {
      signal.removeEventListener("abort", stop);
    });
  });
}

/**
 * A `fetch` whose session is renewed when it has ended.
 *
 * Sending a call again after a 401 does nothing twice, whatever the call: the proxy looks for the session before
 * anything of the call runs; what Powens itself refused with 401 it has not done; and an act carries its idempotency
 * key, under which the same user gets the record of the first attempt. Hence the look at the user: under another one's
 * session the same call would be a new one, with the first one's details in it.
 */
export function createRenewedFetch({
  proxyUrl,
  fetchSession,
  mode,
  hostOrigin,
  fetch,
}: SessionFetchOptions): Fetch {
  let current: Promise<BrowserSession> | null = null;
  let user: string | null = null;

  const open = async () => {
    const connectToken = await askHost(fetchSession);
    const swap = { proxyUrl, connectToken, nonce: newNonce(), mode, hostOrigin, fetch };
    const session = await openSession(swap).catch(explainSwap);
    user ??= session.user;
    if (session.user === user) return session;
    await session.close();
    throw new ConnectError(
      "session_expired",
      "fetchSession() gave a session of another user: open the widget again for them",
    );
  };
  const begin = () => {
    const opening = open().catch((error: unknown) => {
      if (current === opening) current = null;
      throw error;
    });
    current = opening;
    return opening;
  };

  return async (input, init) => {
    const again = input instanceof Request ? input.clone() : input;
    const used = current ?? begin();
    const response = await (await unlessAborted(used, init?.signal)).fetch(input, init);
    if (response.status !== 401) return response;
    // Another call may have begun the next session meanwhile.
    const next = current === null || current === used ? begin() : current;
    return (await unlessAborted(next, init?.signal)).fetch(again, init);
  };
}
