import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import type { TlsOptions } from "node:tls";
import { gzipSync } from "node:zlib";

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
  /** A header of 20 kB, a little more than a careful client takes. */
  | "bigHeader"
  /** A header of 200 kB. */
  | "hugeHeader"
  /** A header called `__proto__`, before an answer that is whole. */
  | "prototypeHeader"
  /** `Content-Length` promises more than comes before the socket is closed. */
  | "shortBody"
  /** A chunk whose length is no number. */
  | "badChunk"
  /** Chunks that never end, as fast as they are taken. */
  | "endlessChunks"
  /** JSON of 20 MB in 20 kB of gzip, which nobody asked for. */
  | "gzipBomb"
  /** The server wants to speak another protocol. */
  | "switching"
  /** Two different `Content-Length` in one answer. */
  | "twoLengths";

/** Which requests a socket fault meets. */
interface SpoiledRequests {
  /** How many: 1 by default, `Infinity` for all. */
  readonly times?: number;
  /** Any method by default. */
  readonly method?: string;
}

/** The head of a request as it came over the wire. */
interface SeenRequest {
  readonly method: string;
  /** The request target, untouched. */
  readonly target: string;
  /** Names and values in turn, untouched. */
  readonly rawHeaders: readonly string[];
}

export interface FaultServer {
  /** Its address on loopback, without a slash at the end. */
  readonly url: string;
  /** Every request that came, spoiled or not. */
  readonly seen: readonly SeenRequest[];
  /** Forgets what it has seen so far. */
  forget(): void;
  /** How many requests have no whole answer yet. */
  readonly underWay: number;
  /** How many connections are open. */
  readonly sockets: number;
  /** Spoils the next request on its socket, before the handler sees it. */
  spoilNext(fault: SocketFault, requests?: SpoiledRequests): void;
  /** Ends every connection at once. */
  close(): Promise<void>;
}

const HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

type WrittenFault = Exclude<SocketFault, "reset" | "close" | "endlessChunks" | "gzipBomb">;

const bytes: Readonly<Record<WrittenFault, string>> = {
  garbage: "\u0000\u0001 no HTTP at all \r\n\r\n",
  endlessHeaders: `${HEAD}X-Pad: `,
  bigHeader: `${HEAD}X-Pad: ${"x".repeat(20_000)}\r\nContent-Length: 2\r\n\r\n{}`,
  hugeHeader: `${HEAD}X-Pad: ${"x".repeat(200_000)}\r\nContent-Length: 2\r\n\r\n{}`,
  prototypeHeader: `${HEAD}__proto__: x\r\nconstructor: x\r\nContent-Length: 2\r\n\r\n{}`,
  shortBody: `${HEAD}Content-Length: 1000\r\n\r\n{"connections":[`,
  badChunk: `${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n`,
  twoLengths: `${HEAD}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{} `,
  switching: "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: upgrade\r\n\r\n",
};

function writeWithoutEnd(socket: Socket): void {
  const chunk = `10000\r\n${"x".repeat(65_536)}\r\n`;
  const pump = () => {
    while (!socket.destroyed && socket.write(chunk));
  };
  socket.on("drain", pump).write(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`);
  pump();
}

function writeBomb(socket: Socket): void {
  const packed = gzipSync(`{"padding":"${"x".repeat(20_000_000)}"}`);
  socket.write(`${HEAD}Content-Encoding: gzip\r\nContent-Length: ${String(packed.length)}\r\n\r\n`);
  socket.end(packed);
}

function spoil(socket: Socket, fault: SocketFault): void {
  if (fault === "reset") socket.resetAndDestroy();
  else if (fault === "close") socket.destroy();
  else if (fault === "endlessChunks") writeWithoutEnd(socket);
  else if (fault === "gzipBomb") writeBomb(socket);
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
    const settle = () => {
      target.off("drain", settle).off("close", settle);
      resolve();
    };
    target.on("drain", settle).on("close", settle);
  });

/**
 * Serves a handler over real sockets, unbuffered, so that answers that hang, drip or break do so on the wire; over TLS
 * with a certificate. For tests only: it has no limits.
 */
export async function startFaultServer(
  handle: (request: Request) => Promise<Response>,
  tls?: TlsOptions,
): Promise<FaultServer> {
  const spoiled: { fault: SocketFault; left: number; method: string | undefined }[] = [];
  const seen: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  let underWay = 0;
  let url = "";

  const faultFor = (method: string): SocketFault | undefined => {
    const met = spoiled.find((next) => next.left > 0 && (next.method ?? method) === method);
    if (met !== undefined) met.left -= 1;
    return met?.fault;
  };
  const answer = (message: IncomingMessage, target: ServerResponse): void => {
    const { method = "GET", url: requestTarget = "", rawHeaders } = message;
    seen.push({ method, target: requestTarget, rawHeaders });
    underWay += 1;
    const gone = new AbortController();
    target.once("close", () => {
      underWay -= 1;
      gone.abort();
    });
    const fault = faultFor(method);
    if (fault !== undefined) {
      spoil(message.socket, fault);
      return;
    }
    readRequest(message, url, gone.signal)
      .then(handle)
      .then((answer) => writeAsItComes(answer, target))
      .catch(() => target.destroy());
  };
  const server = tls === undefined ? createServer(answer) : createTlsServer(tls, answer);
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // Whoever vanishes in the middle of a spoiled answer is no failure of this server.
    socket.on("error", () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (!isAddressInfo(address)) throw new Error("the server listens nowhere");
  url = `${tls === undefined ? "http" : "https"}://127.0.0.1:${String(address.port)}`;
  return {
    url,
    seen,
    forget() {
      seen.length = 0;
    },
    get underWay() {
      return underWay;
    },
    get sockets() {
      return sockets.size;
    },
    spoilNext: (fault, { times = 1, method } = {}) => {
      spoiled.push({ fault, left: times, method });
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
