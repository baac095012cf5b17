import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { MalformedStatus } from "../core/malformed-request.ts";
import { isWebRequest, MAX_HEADERS, toWebRequest } from "./web-request.ts";
import { closing, refusePlainly, refuseUnparsed } from "./refuse-unparsed.ts";
import { TAKE_MS, writeResponse } from "./write-response.ts";

const MAX_HEADER_BYTES = 16_384;
const CLOSE_GRACE_MS = 5_000;

/** How long a client of {@link serveFetch} may take, in milliseconds, and how many there may be. */
export interface ServeLimits {
  /** From the first byte, or the connection, to the end of the headers. 10 000 by default. */
  readonly headersMs: number;
  /** To the end of the whole request. 20 000 by default. */
  readonly requestMs: number;
  /** Between two requests. 65 000 by default: longer than balancers keep a connection. */
  readonly idleMs: number;
  /** To take the whole answer. 60 000 by default. */
  readonly takeMs: number;
  /** How often the first two are looked at, so how late they may end a connection. 1 000 by default. */
  readonly checkMs: number;
  /** Connections at the same time; more are closed at once. 10 000 by default. */
  readonly connections: number;
}

const usualLimits: ServeLimits = {
  headersMs: 10_000,
  requestMs: 20_000,
  idleMs: 65_000,
  takeMs: TAKE_MS,
  checkMs: 1_000,
  connections: 10_000,
};

/** Options of {@link serveFetch}. */
export interface ServeFetchOptions {
  readonly fetch: (request: Request) => Response | Promise<Response>;
  /**
   * Answers what is no web request: too many or too long headers, a target or a framing that no browser sends. Give it
   * `refuseMalformed` of the proxy, and its log has a line. A coded error in JSON by default.
   */
  readonly refuseMalformed?: ((status: MalformedStatus) => Response) | undefined;
  /** 0 (the default) takes a free one. */
  readonly port?: number | undefined;
  /** `127.0.0.1` by default: nothing outside this machine reaches it. */
  readonly host?: string | undefined;
  /** The origin of the requests that `fetch` gets; what `Host` says (else the listening address) by default. */
  readonly origin?: string | undefined;
  /** Changes of what a client may take; mostly for tests. */
  readonly limits?: Partial<ServeLimits> | undefined;
}

/** A server that listens. */
export interface ServedFetch {
  /** Its address, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Takes no more requests, lets those under way end within five seconds. */
  close(): Promise<void>;
}

/**
 * Serves a handler of web requests over HTTP, with explicit limits: headers within 10 s, a whole request within 20 s,
 * an answer taken within 60 s, 60 headers of 16 kB in all, idle connections for 65 s, 10 000 connections.
 *
 * @throws the error of Node when it cannot listen (`EADDRINUSE`, `EACCES`).
 *
 * @public
 */
export async function serveFetch(options: ServeFetchOptions): Promise<ServedFetch> {
  const { fetch, refuseMalformed = refusePlainly, port = 0, host = "127.0.0.1" } = options;
  const limits = { ...usualLimits, ...options.limits };
  let listening = "";
  const server = createServer(
    {
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      connectionsCheckingInterval: limits.checkMs,
      keepAliveTimeout: limits.idleMs,
      maxHeaderSize: MAX_HEADER_BYTES,
    },
    (message, target) => {
      const said = message.headers.host ?? "";
      const origin =
        options.origin ??
        (/^[A-Za-z0-9.-]+(?::\d{1,5})?$/.test(said) ? `http://${said}` : listening);
      const request = toWebRequest(message, origin);
      if (!isWebRequest(request)) {
        void writeResponse(closing(refuseMalformed(request)), target, limits.takeMs);
        return;
      }
      Promise.resolve()
        .then(() => fetch(request))
        .then((response) => writeResponse(response, target, limits.takeMs))
        .catch(() => target.destroy());
    },
  );
  server.on("clientError", refuseUnparsed(refuseMalformed));
  // Node leaves out what is beyond without a word: one more tells that there are too many.
  server.maxHeadersCount = MAX_HEADERS + 1;
  server.maxConnections = limits.connections;
  server.maxRequestsPerSocket = 1_000;

  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const address = server.address();
  const bound = isAddressInfo(address) ? address.port : port;
  listening = `http://${host.includes(":") ? `[${host}]` : host}:${bound}`;

  return {
    url: listening,
    port: bound,
    close: () =>
      new Promise((resolve) => {
        const force = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS);
        server.close(() => {
          clearTimeout(force);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

const isAddressInfo = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === "object" && address !== null;
