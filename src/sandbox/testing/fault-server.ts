import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** What goes wrong below HTTP, where no `Response` can say it. */
export type SocketFault =
  /** The socket is reset when the request is in. */
  | "reset"
  /** The socket is closed when the request is in. */
  | "close"
  /** Bytes that are no HTTP. */
  | "garbage"
  /** The headers come and never end. */
  | "endlessHeaders"
  /** A header of 200 kB. */
  | "hugeHeader"
  /** `Content-Length` promises more than comes before the socket is closed. */
  | "shortBody"
  /** A chunk whose length is no number. */
  | "badChunk"
  /** Two different `Content-Length` in one answer. */
  | "twoLengths";

export interface FaultServer {
  /** Its address on loopback, without a slash at the end. */
  readonly url: string;
  /** Spoils the next request on its socket, before the handler sees it. */
  spoilNext(fault: SocketFault): void;
  /** Ends every connection at once. */
  close(): Promise<void>;
}

const HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

const bytes: Readonly<Record<Exclude<SocketFault, "reset" | "close">, string>> = {
  garbage: "\u0000\u0001 no HTTP at all \r\n\r\n",
  endlessHeaders: `${HEAD}X-Pad: `,
  hugeHeader: `${HEAD}X-Pad: ${"x".repeat(200_000)}\r\nContent-Length: 2\r\n\r\n{}`,
  shortBody: `${HEAD}Content-Length: 1000\r\n\r\n{"connections":[`,
  badChunk: `${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n`,
  twoLengths: `${HEAD}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} `,
};

function spoil(socket: Socket, fault: SocketFault): void {
  if (fault === "reset") socket.resetAndDestroy();
  else if (fault === "close") socket.destroy();
  else if (fault === "endlessHeaders") socket.write(bytes[fault]);
  else socket.end(bytes[fault]);
}

async function readRequest(
  message: IncomingMessage,
  origin: string,
  signal: AbortSignal,
): Promise<Request> {
  const chunks: Buffer[] = [];
  message.on("data", (chunk: Buffer) => chunks.push(chunk));
  await once(message, "end");
  const { method = "GET", headers } = message;
  const body = Buffer.concat(chunks);
  return new Request(new URL(message.url ?? "/", origin), {
    method,
    headers: Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    ),
    signal,
    ...(body.length > 0 ? { body } : {}),
  });
}

/** Writes an answer as it is made: headers at once, each piece of the body when it comes. */
async function writeAsItComes(answer: Response, target: ServerResponse): Promise<void> {
  target.writeHead(answer.status, Object.fromEntries(answer.headers));
  target.flushHeaders();
  const reader = answer.body?.getReader();
  for (;;) {
    const piece = await reader?.read();
    if (piece === undefined || piece.done) break;
    const isRoom = target.write(piece.value);
    if (!isRoom && !target.destroyed) await drained(target);
    if (target.destroyed) {
      await reader?.cancel();
      return;
    }
  }
  target.end();
}

const drained = (target: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    target.once("drain", resolve).once("close", resolve);
  });

/**
 * Serves a handler over real sockets, unbuffered, so that answers that hang, drip or break do so on the wire. For tests
 * only: it has no limits.
 */
export async function startFaultServer(
  handle: (request: Request) => Promise<Response>,
): Promise<FaultServer> {
  const spoiled: SocketFault[] = [];
  let url = "";
  const server = createServer((message, target) => {
    const fault = spoiled.shift();
    if (fault !== undefined) {
      spoil(message.socket, fault);
      return;
    }
    const gone = new AbortController();
    target.once("close", () => {
      gone.abort();
    });
    readRequest(message, url, gone.signal)
      .then(handle)
      .then((answer) => writeAsItComes(answer, target))
      .catch(() => target.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (!isAddressInfo(address)) throw new Error("the server listens nowhere");
  url = `http://127.0.0.1:${String(address.port)}`;
  return {
    url,
    spoilNext: (fault) => {
      spoiled.push(fault);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

const isAddressInfo = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === "object" && address !== null;
