import type { IncomingMessage } from "node:http";
import type { MalformedStatus } from "../core/malformed-request.ts";

/** What Express and Connect add to a request of Node. */
export interface MountedRequest extends IncomingMessage {
  /** The target before a mount path was cut off. */
  readonly originalUrl?: string;
  /** What a body parser left, if one ran before. */
  readonly body?: unknown;
}

const nodeRequests = new WeakMap<Request, IncomingMessage>();

/**
 * The Node request behind a web request that `toNodeHandler` made: the way to `req.session` or `req.user` in
 * `resolveUserToken` and `userKey`. `undefined` for any other request.
 *
 * @public
 */
export const nodeRequestOf = (request: Request): IncomingMessage | undefined =>
  nodeRequests.get(request);

/** Header lines one by one: Node's own object would hide that one was sent twice. */
function readHeaders({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    headers.append(rawHeaders[index] ?? "", rawHeaders[index + 1] ?? "");
  }
  return headers;
}

const hostCount = ({ rawHeaders }: IncomingMessage): number =>
  rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === "host").length;

async function* chunksOf(message: IncomingMessage): AsyncGenerator<Uint8Array, undefined> {
  for await (const chunk of message) yield new Uint8Array(chunk);
}

const hasBody = ({ method, headers }: IncomingMessage): boolean =>
  method !== "GET" &&
  method !== "HEAD" &&
  (headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0);

/** Something before has read the body and left nothing of it on the request. */
export const isBodyGone = (message: MountedRequest): boolean =>
  message.readableDidRead && message.body === undefined && hasBody(message);

/** The body as a stream that is only read on demand; what a body parser has already eaten is written out again. */
function readBody(
  message: MountedRequest,
): ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer> | string | null {
  const { body } = message;
  if (!hasBody(message)) return null;
  if (message.readableDidRead && body !== undefined) {
    if (body instanceof Uint8Array) return new Uint8Array(body);
    return typeof body === "string" ? body : JSON.stringify(body);
  }
  const chunks: AsyncGenerator<Uint8Array, undefined> = chunksOf(message);
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await chunks.next();
        if (done === true) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await chunks.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

/** No browser sends as many. */
export const MAX_HEADERS = 60;

export const isWebRequest = (made: Request | MalformedStatus): made is Request =>
  typeof made !== "number";

/** The target of a request as it came, before a mount path was cut off. */
export const targetOf = (message: MountedRequest): string =>
  message.originalUrl ?? message.url ?? "";

/**
 * The address of a target as browsers write it. `null` for any other spelling of it (dots, backslashes, a fragment):
 * whatever stands in front may have read that as another place.
 */
function addressOf(target: string, origin: string): URL | null {
  if (!/^\/(?![/\\])/.test(target) || target.includes("#")) return null;
  const url = new URL(origin + target);
  return url.href === origin + target ? url : null;
}

/**
 * Makes a web request of a Node request below a known origin, never the one in `Host`. A status for what no browser
 * sends: more than sixty headers, a target that is no plain path, two `Host` headers, a method that the platform
 * refuses.
 */
export function toWebRequest(message: MountedRequest, origin: string): Request | MalformedStatus {
  if (message.rawHeaders.length > 2 * MAX_HEADERS) return 431;
  try {
    const url = addressOf(targetOf(message), origin);
    if (url === null || hostCount(message) > 1) return 400;
    const init = {
      method: message.method ?? "GET",
      headers: readHeaders(message),
      body: readBody(message),
      duplex: "half",
    } as const;
    const request = new Request(url, init);
    nodeRequests.set(request, message);
    return request;
  } catch {
    return 400;
  }
}
