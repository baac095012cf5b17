import type { Account } from "../../protocol/account.ts";
import type { CredentialsPolicy } from "../../protocol/credentials-policy.ts";
import type { ProxyRouteName } from "../../protocol/proxy-api.ts";
import type { ProxyLog } from "./log.ts";
import type { ProxyServices } from "./proxy-services.ts";
import type { ApiCall } from "./routes/route.ts";
import type { ConnectionHints } from "./connection-hints.ts";
import type { ProxyStore } from "./store/proxy-store.ts";
import type { PowensTransport } from "./upstream/powens-transport.ts";

export interface PowensOptions {
  /** The API of your domain: `https://{domain}.biapi.pro/2.0`, or the sandbox on loopback. */
  readonly url: string;
  /** The client application's id: digits. Its redirect URIs must hold `publicUrl` + `/callback`. */
  readonly clientId: string;
  /** How calls travel; undici by default. */
  readonly transport?: PowensTransport | undefined;
  /**
   * Where the Powens Webview is: `https://webview.powens.com` by default, for a sandbox on loopback its own. Used with
   * `credentials: "webview"` only.
   */
  readonly webviewUrl?: string | undefined;
}

/** Options of {@link createConnectProxy}. */
export interface ConnectProxyOptions {
  readonly powens: PowensOptions;
  /**
   * Who collects credentials: `"forms"` (your page; needs the Powens agent status or a white-label contract) or
   * `"webview"` (the Powens Webview does; the proxy refuses every credential). There is no default.
   */
  readonly credentials: CredentialsPolicy;
  /** Where browsers reach the proxy, e.g. `https://app.example/guichet`. https, or http on loopback. */
  readonly publicUrl: string;
  /** The path that requests arrive with, if a server in front rewrites it; the path of `publicUrl` by default. */
  readonly basePath?: string | undefined;
  /**
   * The permanent Powens user token of whoever sent the request, from your own login. It is asked for users whom
   * `userKey` knows: no token for one of them is a mistake of the set-up.
   */
  readonly resolveUserToken: (request: Request) => string | null | Promise<string | null>;
  /** A stable key of that same user in your system; it separates users in the store. `null` when nobody is. */
  readonly userKey: (request: Request) => string | null | Promise<string | null>;
  /** Origins of the pages that embed the widget; the origin of `publicUrl` by default. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /**
   * Whether the browser may delete a connection of its user: that erases accounts and history at Powens for good, and
   * nothing in the connect flow needs it. `false` by default.
   */
  readonly allowDelete?: boolean | undefined;
  /** Memory of this process by default; give a shared one to replicas. */
  readonly store?: ProxyStore | undefined;
  /** Nothing is logged by default. */
  readonly log?: ProxyLog | undefined;
  /** Milliseconds since 1970; `Date.now` by default. */
  readonly now?: (() => number) | undefined;
  /** Cryptographically random bytes, as many as asked; WebCrypto by default. */
  readonly random?: ((bytes: number) => Uint8Array) | undefined;
}

/** A rule over all calls of a signed-in user. */
type Permit = (services: ProxyServices, route: ProxyRouteName, call: ApiCall) => Promise<void>;

/** A rule over accounts that are about to be shared, as they were read for it. */
type PermitShared = (call: ApiCall, accounts: readonly Account[]) => void;

/** The options after checking, with every default in place. */
export interface ProxySettings {
  readonly powensOrigin: string;
  readonly powensHost: string;
  readonly powensBasePath: string;
  readonly powensIsLoopback: boolean;
  readonly webviewUrl: string;
  readonly clientId: string;
  readonly transport: PowensTransport;
  readonly credentials: CredentialsPolicy;
  readonly publicUrl: string;
  readonly callbackUrl: string;
  readonly basePath: string;
  readonly resolveUserToken: ConnectProxyOptions["resolveUserToken"];
  readonly userKey: ConnectProxyOptions["userKey"];
  readonly allowedOrigins: ReadonlySet<string>;
  /** Origins of the pages that may call; those that a return may go to are `allowedOrigins`. */
  readonly callerOrigins: ReadonlySet<string>;
  readonly allowDelete: boolean;
  /** Whether whoever is signed in may do this now; throws the answer when not. Every call of a user, by default. */
  readonly permit: Permit;
  /** Whether page and token are the host's own affair, and checked when the first list is asked for. */
  readonly checksSetUp: boolean;
  /** Whether these accounts may be shared; throws the answer when not. Every account of a user, by default. */
  readonly permitShared: PermitShared;
  /** Word of connections that come by themselves. */
  readonly hints: ConnectionHints;
  readonly store: ProxyStore;
  readonly log: ProxyLog;
  readonly now: () => number;
  /** 256 random bits, base64url. */
  readonly randomHandle: () => string;
}
