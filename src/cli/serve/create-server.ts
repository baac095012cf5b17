import type { ProxyStore } from "../../proxy/core/store/proxy-store.ts";
import { isLookedAt } from "../../proxy/core/navigation.ts";
import { neutralPage } from "../../proxy/core/neutral-page.ts";
import type { MalformedStatus } from "../../proxy/core/malformed-request.ts";
import { createMemoryStore } from "../../proxy/core/store/memory-store.ts";
import { createSessionProxy } from "../../proxy/core/sessions/create-session-proxy.ts";
import type { RequestLimitValues } from "../../proxy/core/sessions/request-limits.ts";
import type { ServerLog } from "../../proxy/core/sessions/server-log.ts";
import type { PowensTransport } from "../../proxy/core/upstream/powens-transport.ts";
import { nodeRequestOf } from "../../proxy/node/index.ts";
import { closedWebviewPage } from "./closed-webview-page.ts";
import { withoutOneSlash } from "../../proxy/core/route-table.ts";
import { documentsOf, isWebviewPath, pathBelow } from "./page-addresses.ts";
import { type AnswerKind, headersOf, transportSecurity } from "./page-headers.ts";
import type { ServerConfig } from "./server-config.ts";
import { createAddressReader } from "./trusted-proxies.ts";
import type { WebAsset } from "./web-assets.ts";

/** Records of sessions and of what they do; a session has about ten. */
const STORE_ENTRIES = 200_000;

/** What is not configuration. */
export interface ServerParts {
  readonly assets: ReadonlyMap<string, WebAsset>;
  readonly log: ServerLog;
  readonly store?: ProxyStore | undefined;
  readonly transport?: PowensTransport | undefined;
  readonly now?: (() => number) | undefined;
  readonly random?: ((bytes: number) => Uint8Array) | undefined;
  readonly limits?: Partial<RequestLimitValues> | undefined;
}

/** The standalone server, as a handler of web requests. */
export interface GuichetServer {
  /** Answers a request; never rejects. */
  fetch(request: Request): Promise<Response>;
  /** Answers what is no web request; see `serveFetch`. */
  refuseMalformed(status: MalformedStatus): Response;
  /** From now on it says that it is not ready, and asks connections to end. */
  drain(): void;
  close(): Promise<void>;
}

/** The proxy with its sessions under `/api`, the web pages, and what a balancer asks. */
export function createServer(config: ServerConfig, parts: ServerParts): GuichetServer {
  const { publicUrl, allowedOrigins } = config;
  const { now = Date.now, assets, log } = parts;
  const { origin, pathname, protocol } = new URL(publicUrl);
  const basePath = pathname.replace(/\/+$/, "");
  const addressOf = createAddressReader(config.trustedProxies);
  let isDraining = false;

  const api = createSessionProxy({
    powens: {
      url: config.powensUrl,
      clientId: config.clientId,
      clientSecret: config.clientSecret,
      transport: parts.transport,
      webviewUrl: config.webviewUrl ?? undefined,
    },
    credentials: config.credentials,
    publicUrl: `${publicUrl}/api`,
    hostedUrl: `${publicUrl}/`,
    allowedOrigins: allowedOrigins.filter((allowed) => allowed !== origin),
    returnAddresses: config.returnAddresses,
    webviewAddresses: config.webviewAddresses,
    webviewCreatesUsers: config.webviewCreatesUsers,
    serverKey: config.serverKey,
    encryptionKeys: config.encryptionKeys,
    webhookSecret: config.webhookSecret ?? undefined,
    store: parts.store ?? createMemoryStore({ now, maxEntries: STORE_ENTRIES }),
    log,
    now,
    random: parts.random,
    limits: parts.limits,
  });

  const send = (
    status: number,
    kind: AnswerKind,
    body: Uint8Array<ArrayBuffer> | string,
    type: string,
  ) =>
    new Response(body, {
      status,
      headers: { ...headersOf(kind, allowedOrigins), "content-type": type },
    });
  const say = (status: number, text: string) =>
    send(status, "plain", `${text}\n`, "text/plain; charset=utf-8");

  const isReady = async () => !isDraining && (await api.isReady());

  const documents = documentsOf(assets, basePath, config.webviewAddresses);

  /** Whoever followed an address that is none, or is none for them: a page in their language. */
  const astray = (request: Request, status: number) =>
    neutralPage(
      {
        allowedOrigins: new Set([origin, ...allowedOrigins]),
        callerOrigins: new Set([origin]),
        randomHandle: () => crypto.randomUUID(),
      },
      request,
      status,
    );

  const answerPage = async (request: Request, path: string): Promise<Response> => {
    const probe = withoutOneSlash(path);
    if (probe === "/livez") return say(200, "alive");
    if (probe === "/readyz") {
      return (await isReady()) ? say(200, "ready") : say(503, "not ready");
    }
    const below = pathBelow(basePath, path);
    const asset = documents(below);
    if (asset !== undefined) return send(200, asset.kind, asset.body, asset.type);
    return isWebviewPath(below)
      ? send(404, "plain", closedWebviewPage(below), "text/html; charset=utf-8")
      : astray(request, 404);
  };

  const answer = async (request: Request): Promise<Response> => {
    const path = new URL(request.url).pathname;
    if (path.startsWith(`${basePath}/api/`)) {
      const peer = nodeRequestOf(request)?.socket.remoteAddress;
      return api.fetch(request, addressOf(peer, request.headers.get("x-forwarded-for")));
    }
    if (request.method === "GET") return answerPage(request, path);
    if (request.method === "HEAD") {
      const { status, headers } = await answerPage(request, path);
      return new Response(null, { status, headers });
    }
    const refused = isLookedAt(request, { basePath })
      ? astray(request, 405)
      : say(405, "This method is not known here.");
    refused.headers.set("allow", "GET, HEAD");
    return refused;
  };

  const forAnyPage = (response: Response): Response => {
    // The API's own answers know nothing of the pages beside them.
    response.headers.set("cross-origin-opener-policy", "same-origin");
    if (protocol === "https:") {
      response.headers.set("strict-transport-security", transportSecurity);
    }
    if (isDraining) response.headers.set("connection", "close");
    return response;
  };

  return {
    fetch: async (request) => forAnyPage(await answer(request)),
    refuseMalformed: (status) => forAnyPage(api.refuseMalformed(status)),
    drain() {
      isDraining = true;
    },
    close: () => api.close(),
  };
}
