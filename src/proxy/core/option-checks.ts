import { ConnectError } from "../../protocol/connect-error.ts";
import { isLoopback, isSecureAddress, parseAddress } from "./loopback.ts";
import { readPowensAddress } from "./powens-address.ts";

export const wrong = (option: string, fix: string) =>
  new ConnectError("implementation_error", `createConnectProxy: \`${option}\` ${fix}`);

const isPlain = (url: URL) =>
  url.username === "" && url.password === "" && url.search === "" && url.hash === "";

export const withoutEndSlash = (path: string) => path.replace(/\/+$/, "");

export function readPowensUrl(value: unknown): URL {
  const address = readPowensAddress(value, true);
  if (address.problem !== undefined) throw wrong("powens.url", address.problem);
  return address.url;
}

/** The Webview gets codes that speak for a user: it is Powens', or that of a sandbox on this machine. */
export function readWebviewUrl(value: unknown, powensUrl: URL): string {
  const isSandbox = isLoopback(powensUrl.hostname);
  if (value === undefined) {
    return isSandbox ? `${powensUrl.origin}/webview` : "https://webview.powens.com";
  }
  const url = parseAddress(value);
  const isPowens =
    url !== null &&
    url.protocol === "https:" &&
    url.port === "" &&
    /^(?:[a-z0-9-]+\.)+powens\.com$/.test(url.hostname);
  const isLocal = url !== null && isSandbox && isLoopback(url.hostname) && isSecureAddress(url);
  if (url === null || !isPlain(url) || !(isPowens || isLocal)) {
    throw wrong(
      "powens.webviewUrl",
      "must be https://webview.powens.com, or on loopback where `powens.url` is",
    );
  }
  return withoutEndSlash(url.href);
}

/** What is wrong with the path of a public address, as the end of a sentence about it. */
export function publicPathProblem({ pathname }: URL, example: string): string | null {
  if (/\/\/+[^/]/.test(pathname)) {
    return `has slashes in a row inside its path; leave one, as in ${example}`;
  }
  // It would be registered, and served, with the word twice.
  if (/\/callback\/*$/.test(pathname)) {
    return `must not end in /callback, which is added to it; write ${example}`;
  }
  return null;
}

export function readPublicUrl(value: unknown): URL {
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
  const problem = publicPathProblem(url, "https://app.example/guichet");
  if (problem !== null) throw wrong("publicUrl", problem);
  return url;
}

export function readOrigins(value: unknown, publicUrl: URL): ReadonlySet<string> {
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

export function readBasePath(value: unknown, publicUrl: URL): string {
  if (value === undefined) return withoutEndSlash(publicUrl.pathname);
  if (typeof value !== "string" || !/^(?:\/[A-Za-z0-9._~-]+)*\/?$/.test(value)) {
    throw wrong("basePath", "must be a path such as /guichet, or empty");
  }
  return withoutEndSlash(value);
}

export const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null;

export function checkFunction(name: string, value: unknown, purpose: string): void {
  if (typeof value !== "function") throw wrong(name, `must be a function that ${purpose}`);
}

export function checkMethods(name: string, value: unknown, methods: readonly string[]): void {
  const has = (method: string) =>
    isObject(value) && typeof Reflect.get(value, method) === "function";
  if (value !== undefined && !methods.every(has)) {
    throw wrong(name, `must have the methods ${methods.join(", ")}`);
  }
}
