import { closestName } from "../../protocol/closest-name.ts";
import { createConnectionHints } from "./connection-hints.ts";
import { quietly } from "./log.ts";
import { isLoopback } from "./loopback.ts";
import {
  checkFunction,
  checkMethods,
  isObject,
  readBasePath,
  readOrigins,
  readPowensUrl,
  readPublicUrl,
  readWebviewUrl,
  withoutEndSlash,
  wrong,
} from "./option-checks.ts";
import type { ConnectProxyOptions, ProxySettings } from "./options.ts";
import { createMemoryStore } from "./store/memory-store.ts";
import { createUndiciTransport } from "./upstream/undici-transport.ts";

const knownOptions = new Set([
  "powens",
  "credentials",
  "publicUrl",
  "basePath",
  "resolveUserToken",
  "userKey",
  "allowedOrigins",
  "allowDelete",
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

const knownOfPowens = ["url", "clientId", "transport", "webviewUrl"];

/** What looks like an option and is none; what is far from every option may be there for somebody else. */
function checkPowensNames(powens: object): void {
  for (const name of Object.keys(powens)) {
    const meant = knownOfPowens.includes(name) ? null : closestName(name, knownOfPowens);
    if (meant !== null) {
      throw wrong(`powens.${name}`, `is not an option; did you mean \`powens.${meant}\`?`);
    }
  }
}

function checkPowens(powens: unknown): void {
  if (!isObject(powens)) throw wrong("powens", "must be { url, clientId }");
  checkPowensNames(powens);
  const clientId: unknown = Reflect.get(powens, "clientId");
  if (typeof clientId !== "string" || !/^\d{1,20}$/.test(clientId)) {
    throw wrong("powens.clientId", "must be the digits of your client application's id, as a text");
  }
  checkMethods("powens.transport", Reflect.get(powens, "transport"), ["send"]);
}

/** The types say the same; a caller in JavaScript, or a configuration file, has no types. */
function checkOptions(options: unknown): void {
  if (!isObject(options)) {
    throw wrong("options", "are missing: at least powens, credentials, publicUrl, userKey");
  }
  for (const name of Object.keys(options)) {
    if (!knownOptions.has(name)) {
      const meant = closestName(name, [...knownOptions]);
      const hint = meant === null ? "" : ` did you mean \`${meant}\`?`;
      throw wrong(name, `is not an option;${hint} known are ${[...knownOptions].join(", ")}`);
    }
  }
  const option = (name: string): unknown => Reflect.get(options, name);
  checkPowens(option("powens"));
  if (option("credentials") !== "forms" && option("credentials") !== "webview") {
    throw wrong(
      "credentials",
      'must be "forms" (your page collects credentials) or "webview" (it must not)',
    );
  }
  checkFunction("resolveUserToken", option("resolveUserToken"), "answers the user token or null");
  checkFunction("userKey", option("userKey"), "answers a stable key of the user or null");
  const allowDelete = option("allowDelete");
  if (allowDelete !== undefined && typeof allowDelete !== "boolean") {
    throw wrong("allowDelete", "must be true or false, or be left out");
  }
  checkMethods("store", option("store"), ["get", "put", "putIfAbsent", "take"]);
  checkMethods("log", option("log"), ["write"]);
  checkFunction("now", option("now") ?? Date.now, "answers milliseconds since 1970");
  checkFunction("random", option("random") ?? Date.now, "answers as many random bytes as asked");
}

/** Checks the options of a JavaScript caller as strictly as those of a TypeScript one. */
export function readOptions(options: ConnectProxyOptions): ProxySettings {
  checkOptions(options);
  const { powens, credentials } = options;
  const powensUrl = readPowensUrl(powens.url);
  const publicUrl = readPublicUrl(options.publicUrl);
  const now = options.now ?? Date.now;
  const random =
    options.random ?? ((bytes: number) => crypto.getRandomValues(new Uint8Array(bytes)));
  const address = withoutEndSlash(publicUrl.href);
  const allowedOrigins = readOrigins(options.allowedOrigins, publicUrl);
  return {
    powensOrigin: powensUrl.origin,
    powensHost: powensUrl.host,
    powensBasePath: withoutEndSlash(powensUrl.pathname),
    powensIsLoopback: isLoopback(powensUrl.hostname),
    webviewUrl: readWebviewUrl(powens.webviewUrl, powensUrl),
    clientId: powens.clientId,
    transport: powens.transport ?? createUndiciTransport(powensUrl.origin),
    credentials,
    publicUrl: address,
    callbackUrl: `${address}/callback`,
    basePath: readBasePath(options.basePath, publicUrl),
    resolveUserToken: options.resolveUserToken,
    userKey: options.userKey,
    allowedOrigins,
    callerOrigins: allowedOrigins,
    allowDelete: options.allowDelete ?? false,
    permit: () => Promise.resolve(),
    checksSetUp: true,
    permitShared: () => undefined,
    hints: createConnectionHints(),
    store: options.store ?? createMemoryStore({ now }),
    log: quietly(options.log),
    now,
    randomHandle: () => toBase64Url(random(32)),
  };
}
