import { ConnectError } from "../../protocol/connect-error.ts";
import { type ProxyLog, quietly } from "./log.ts";
import { isLoopback, isSecureAddress, parseAddress } from "./loopback.ts";
import { createMemoryStore } from "./store/memory-store.ts";
import type { ProxyStore } from "./store/proxy-store.ts";
import type { PowensTransport } from "./upstream/powens-transport.ts";
import { createUndiciTransport } from "./upstream/undici-transport.ts";

export interface PowensOptions {
  /** The API of your domain: `https://{domain}.biapi.pro/2.0`, or the sandbox on loopback. */
  readonly url: string;
  /** The client application's id: digits. Its redirect URIs must hold `publicUrl` + `/callback`. */
  readonly clientId: string;
  /** How calls travel; undici by default. */
  readonly transport?: PowensTransport | undefined;
}

/** Options of {@link createConnectProxy}. */
export interface ConnectProxyOptions {
  readonly powens: PowensOptions;
  /**
   * Who collects credentials: `"forms"` (your page; needs the Powens agent status or a white-label contract) or
   * `"webview"` (the proxy then refuses every credential). There is no default.
   */
  readonly credentials: "forms" | "webview";
  /** Where browsers reach the proxy, e.g. `https://app.example/guichet`. https, or http on loopback. */
  readonly publicUrl: string;
  /** The path that requests arrive with, if a server in front rewrites it; the path of `publicUrl` by default. */
  readonly basePath?: string | undefined;
  /** The permanent Powens user token of whoever sent the request, from your own login; `null` when nobody is. */
  readonly resolveUserToken: (request: Request) => string | null | Promise<string | null>;
  /** A stable key of that same user in your system; it separates users in the store. `null` when nobody is. */
  readonly userKey: (request: Request) => string | null | Promise<string | null>;
  /** Origins of the pages that embed the widget; the origin of `publicUrl` by default. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** Memory of this process by default; give a shared one to replicas. */
  readonly store?: ProxyStore | undefined;
  /** Nothing is logged by default. */
  readonly log?: ProxyLog | undefined;
  /** Milliseconds since 1970; `Date.now` by default. */
  readonly now?: (() => number) | undefined;
  /** Cryptographically random bytes, as many as asked; WebCrypto by default. */
  readonly random?: ((bytes: number) => Uint8Array) | undefined;
}

/** The options after checking, with every default in place. */
export interface ProxySettings {
  readonly powensOrigin: string;
  readonly powensBasePath: string;
  readonly powensIsLoopback: boolean;
  readonly clientId: string;
  readonly transport: PowensTransport;
  readonly credentials: "forms" | "webview";
  readonly publicUrl: string;
  readonly callbackUrl: string;
  readonly basePath: string;
  readonly resolveUserToken: ConnectProxyOptions["resolveUserToken"];
  readonly userKey: ConnectProxyOptions["userKey"];
  readonly allowedOrigins: ReadonlySet<string>;
  readonly store: ProxyStore;
  readonly log: ProxyLog;
  readonly now: () => number;
  /** 256 random bits, base64url. */
  readonly randomHandle: () => string;
}

const wrong = (option: string, fix: string) =>
  new ConnectError("implementation_error", `createConnectProxy: \`${option}\` ${fix}`);

const isPlain = (url: URL) =>
  url.username === "" && url.password === "" && url.search === "" && url.hash === "";

const withoutEndSlash = (path: string) => path.replace(/\/+$/, "");

function readPowensUrl(value: unknown): URL {
  const url = parseAddress(value);
  if (url === null || !isPlain(url)) {
    throw wrong("powens.url", "must be the address of the API, e.g. https://yours.biapi.pro/2.0");
  }
  const isPowens =
    url.protocol === "https:" && url.port === "" && /^[a-z0-9-]+\.biapi\.pro$/.test(url.hostname);
  if (!isPowens && !(isLoopback(url.hostname) && isSecureAddress(url))) {
    throw wrong("powens.url", "must be https://{domain}.biapi.pro/2.0, or a loopback sandbox");
  }
  if (!/^(?:\/[A-Za-z0-9._-]+)*\/?$/.test(url.pathname)) {
    throw wrong("powens.url", "has an unexpected path; it usually ends in /2.0");
  }
  return url;
}

function readPublicUrl(value: unknown): URL {
  const url = parseAddress(value);
  if (url === null || !isPlain(url)) {
    throw wrong(
      "publicUrl",
      "must be where browsers reach the proxy, e.g. https://app.example/guichet",
    );
  }
  if (!isSecureAddress(url)) {
    throw wrong("publicUrl", "must be https (plain http only on localhost)");
  }
  return url;
}

function readOrigins(value: unknown, publicUrl: URL): ReadonlySet<string> {
  if (value === undefined) return new Set([publicUrl.origin]);
  if (!Array.isArray(value) || value.length === 0) {
    throw wrong("allowedOrigins", "must be a list with at least one origin, or be left out");
  }
  for (const origin of value) {
    const url = parseAddress(origin);
    if (url === null || url.origin !== origin || !isSecureAddress(url)) {
      throw wrong("allowedOrigins", "must hold bare https origins such as https://app.example");
    }
  }
  return new Set(value.map(String));
}

function readBasePath(value: unknown, publicUrl: URL): string {
  if (value === undefined) return withoutEndSlash(publicUrl.pathname);
  if (typeof value !== "string" || !/^(?:\/[A-Za-z0-9._~-]+)*\/?$/.test(value)) {
    throw wrong("basePath", "must be a path such as /guichet, or empty");
  }
  return withoutEndSlash(value);
}

function checkFunction(name: string, value: unknown, purpose: string): void {
  if (typeof value !== "function") throw wrong(name, `must be a function that ${purpose}`);
}

function checkMethods(name: string, value: unknown, methods: readonly string[]): void {
  const has = (method: string) =>
    typeof value === "object" && value !== null && typeof Reflect.get(value, method) === "function";
  if (value !== undefined && !methods.every(has)) {
    throw wrong(name, `must have the methods ${methods.join(", ")}`);
  }
}

const knownOptions = new Set([
  "powens",
  "credentials",
  "publicUrl",
  "basePath",
  "resolveUserToken",
  "userKey",
  "allowedOrigins",
  "store",
  "log",
  "now",
  "random",
]);

const toBase64Url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** Checks the options of a JavaScript caller as strictly as those of a TypeScript one. */
export function readOptions(options: ConnectProxyOptions): ProxySettings {
  if (typeof options !== "object" || options === null) {
    throw wrong("options", "are missing: at least powens, credentials, publicUrl, userKey");
  }
  for (const name of Object.keys(options)) {
    if (!knownOptions.has(name)) {
      throw wrong(name, `is not an option; known are ${[...knownOptions].join(", ")}`);
    }
  }
  const { powens, credentials, log, store } = options;
  if (typeof powens !== "object" || powens === null) {
    throw wrong("powens", "must be { url, clientId }");
  }
  const powensUrl = readPowensUrl(powens.url);
  if (typeof powens.clientId !== "string" || !/^\d{1,20}$/.test(powens.clientId)) {
    throw wrong("powens.clientId", "must be the digits of your client application's id, as a text");
  }
  checkMethods("powens.transport", powens.transport, ["send"]);
  if (credentials !== "forms" && credentials !== "webview") {
    throw wrong(
      "credentials",
      'must be "forms" (your page collects credentials) or "webview" (it must not)',
    );
  }
  const publicUrl = readPublicUrl(options.publicUrl);
  checkFunction("resolveUserToken", options.resolveUserToken, "answers the user token or null");
  checkFunction("userKey", options.userKey, "answers a stable key of the signed-in user or null");
  checkMethods("store", store, ["get", "put", "putIfAbsent", "take"]);
  checkMethods("log", log, ["write"]);
  if (options.now !== undefined) checkFunction("now", options.now, "answers milliseconds");
  if (options.random !== undefined) checkFunction("random", options.random, "answers bytes");

  const now = options.now ?? Date.now;
  const random =
    options.random ?? ((bytes: number) => crypto.getRandomValues(new Uint8Array(bytes)));
  const address = withoutEndSlash(publicUrl.href);
  return {
    powensOrigin: powensUrl.origin,
    powensBasePath: withoutEndSlash(powensUrl.pathname),
    powensIsLoopback: isLoopback(powensUrl.hostname),
    clientId: powens.clientId,
    transport: powens.transport ?? createUndiciTransport(powensUrl.origin),
    credentials,
    publicUrl: address,
    callbackUrl: `${address}/callback`,
    basePath: readBasePath(options.basePath, publicUrl),
    resolveUserToken: options.resolveUserToken,
    userKey: options.userKey,
    allowedOrigins: readOrigins(options.allowedOrigins, publicUrl),
    store: store ?? createMemoryStore({ now }),
    log: quietly(log),
    now,
    randomHandle: () => toBase64Url(random(32)),
  };
}
