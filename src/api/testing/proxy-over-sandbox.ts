import type { CredentialsPolicy } from "../../protocol/index.ts";
import { createConnectProxy, fetchTransport } from "../../proxy/core/index.ts";
import { createFakeClock, createSandbox } from "../../sandbox/index.ts";
import type { FakeClock, Sandbox, SandboxOptions, ScenarioName } from "../../sandbox/index.ts";

/** Where jsdom is, too; the sandbox sends a PSU back to loopback only. */
const ORIGIN = "http://localhost:3000";

/** A call as it left the browser. */
interface SentCall {
  readonly method: string;
  /** Below the proxy's path. */
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
}

/** What stands on the way: answers instead of the proxy, or lets the call through. */
export type OnTheWay = (
  call: SentCall,
  pass: () => Promise<Response>,
) => Response | Promise<Response>;

export interface ProxyOverSandbox {
  readonly proxyUrl: string;
  /** The page's own `fetch`, with the proxy and a simulated Powens behind it. */
  readonly fetch: typeof globalThis.fetch;
  readonly sandbox: Sandbox;
  /** The time of the proxy and the sandbox, unless a clock of the test's own was given. */
  readonly clock: FakeClock;
  /** Every call that left the browser, oldest first. */
  readonly sent: readonly SentCall[];
  readonly callsTo: (methodAndPath: string) => SentCall[];
  /** Every body that reached Powens. */
  readonly upstream: readonly string[];
  /** Puts something on the way; `null` clears it. */
  readonly putOnTheWay: (onTheWay: OnTheWay | null) => void;
  readonly signOut: () => void;
  /** Somebody else, with a Powens user of their own; `alice` at first. */
  readonly signInAs: (name: string) => void;
  /** The uuid of the first bank of a scenario. */
  readonly bankOf: (scenario: ScenarioName) => string;
}

const aborted = (signal: AbortSignal | null | undefined) =>
  new Promise<never>((_, reject) => {
    const stop = () => {
      reject(signal?.reason as Error);
    };
    if (signal?.aborted === true) stop();
    signal?.addEventListener("abort", stop, { once: true });
  });

/** The real proxy over a simulated Powens, in one process: the page calls it as a browser does. For tests. */
export function proxyOverSandbox({
  credentials = "forms",
  allowDelete = false,
  userToken,
  ...options
}: SandboxOptions & {
  readonly credentials?: CredentialsPolicy;
  readonly allowDelete?: boolean;
  /** What the host takes for the user token of whoever is signed in; the right one by default. */
  readonly userToken?: string;
} = {}): ProxyOverSandbox {
  const clock = createFakeClock();
  const sandbox = createSandbox({ clock, ...options });
  const tokens = new Map([["alice", sandbox.addUser().token]]);
  const sent: SentCall[] = [];
  const upstream: string[] = [];
  let onTheWay: OnTheWay | null = null;
  let signedIn: string | null = "alice";
  const proxy = createConnectProxy({
    powens: {
      url: "http://127.0.0.1:4401/2.0",
      clientId: sandbox.clientId,
      transport: fetchTransport(async (request) => {
        upstream.push(await request.clone().text());
        return sandbox.fetch(request);
      }),
    },
    credentials,
    publicUrl: `${ORIGIN}/guichet`,
    allowDelete,
    resolveUserToken: () => userToken ?? tokens.get(signedIn ?? "") ?? null,
    userKey: () => signedIn,
    now: () => (options.clock ?? clock).now(),
  });

  const answer = async (input: RequestInfo | URL, init: RequestInit = {}) => {
    const { signal: _signal, ...sendable } = init;
    const address = input instanceof Request ? input.url : new URL(input, ORIGIN).href;
    const headers = new Headers(init.headers);
    headers.set("sec-fetch-site", "same-origin");
    if (init.method !== "GET") headers.set("origin", ORIGIN);
    const request = new Request(address, { ...sendable, headers });
    const call: SentCall = {
      method: request.method,
      path: address.slice(proxy.publicUrl.length),
      headers,
      body: typeof init.body === "string" ? init.body : "",
    };
    sent.push(call);
    const pass = () => proxy.fetch(request);
    return onTheWay === null ? pass() : onTheWay(call, pass);
  };

  return {
    proxyUrl: "/guichet",
    fetch: (input, init) => Promise.race([answer(input, init), aborted(init?.signal)]),
    sandbox,
    clock,
    sent,
    callsTo: (methodAndPath) =>
      sent.filter(({ method, path }) => `${method} ${path}` === methodAndPath),
    upstream,
    putOnTheWay: (next) => {
      onTheWay = next;
    },
    signOut: () => {
      signedIn = null;
    },
    signInAs: (name) => {
      if (!tokens.has(name)) tokens.set(name, sandbox.addUser().token);
      signedIn = name;
    },
    bankOf: (scenario) => {
      const found = sandbox.institutions.find(
        (institution) =>
          institution.scenario === scenario &&
          (scenario.startsWith("webauth") || institution.connector.auth_mechanism !== "webauth"),
      );
      if (found === undefined) throw new Error(`no bank of the sandbox behaves as ${scenario}`);
      return found.connector.uuid;
    },
  };
}
