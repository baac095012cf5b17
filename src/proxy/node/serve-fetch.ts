import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { toWebRequest } from "./web-request.ts";
import { refuseMalformed, writeResponse } from "./write-response.ts";

const MAX_HEADER_BYTES = 16_384;
const CLOSE_GRACE_MS = 5_000;

/** Options of {@link serveFetch}. */
export interface ServeFetchOptions {
  readonly fetch: (request: Request) => Response | Promise<Response>;
  /** 0 (the default) takes a free one. */
  readonly port?: number | undefined;
  /** `127.0.0.1` by default: nothing outside this machine reaches it. */
  readonly host?: string | undefined;
  /** The origin of the requests that `fetch` gets; what `Host` says (else the listening address) by default. */
  readonly origin?: string | undefined;
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
 * 16 kB of headers, idle connections for 65 s.
 *
 * @throws the error of Node when it cannot listen (`EADDRINUSE`, `EACCES`).
 *
 * @public
 */
export async function serveFetch(options: ServeFetchOptions): Promise<ServedFetch> {
  const { fetch, port = 0, host = "127.0.0.1" } = options;
  let listening = "";
  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 20_000,
      connectionsCheckingInterval: 1_000,
      keepAliveTimeout: 65_000,
      maxHeaderSize: MAX_HEADER_BYTES,
    },
    (message, target) => {
      const said = message.headers.host ?? "";
      const origin =
        options.origin ??
        (/^[A-Za-z0-9.-]+(?::\d{1,5})?$/.test(said) ? `http://${said}` : listening);
      const request = toWebRequest(message, origin);
      if (request === null) {
        refuseMalformed(target);
        return;
      }
      Promise.resolve()
        .then(() => fetch(request))
        .then((response) => writeResponse(response, target))
        .catch(() => target.destroy());
    },
  );
  server.maxHeadersCount = 60;
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
