import { errors, Pool } from "undici";
import {
  collectBody,
  type PowensTransport,
  PowensTransportError,
  type PowensTransportFailure,
} from "./powens-transport.ts";

const CONNECT_TIMEOUT_MS = 2_000;
/** Connections, and how many calls may wait for one. */
const QUICK = { connections: 32, queue: 128 };
const SLOW = { connections: 64, queue: 128 };

const neverLeft = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

function failureOf(error: unknown): PowensTransportFailure {
  if (error instanceof PowensTransportError) return error.failure;
  if (error instanceof DOMException && error.name === "TimeoutError") return "timeout";
  if (error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError) {
    return "timeout";
  }
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return neverLeft.has(code) || code.startsWith("ERR_TLS") || code.includes("CERT")
    ? "unreachable"
    : "cut";
}

/**
 * The default transport: undici pools bound to one origin, one for quick reads and one for calls that wait for a bank.
 * The deadline covers the whole answer, so that a body which stalls or drips cannot outlast it.
 */
export function createUndiciTransport(origin: string): PowensTransport {
  const open = (size: { connections: number; queue: number }) => ({
    pool: new Pool(origin, {
      connections: size.connections,
      pipelining: 1,
      connect: { timeout: CONNECT_TIMEOUT_MS },
      // The deadline signal alone decides: undici's own timers are coarser and restart with each byte.
      headersTimeout: 0,
      bodyTimeout: 0,
      maxHeaderSize: 16_384,
    }),
    room: size.connections + size.queue,
    running: 0,
  });
  const quick = open(QUICK);
  const slow = open(SLOW);

  return {
    async send(request) {
      if (request.origin !== origin) throw new PowensTransportError("unreachable");
      const lane = request.slow ? slow : quick;
      if (lane.running >= lane.room) throw new PowensTransportError("busy");
      lane.running += 1;
      try {
        const answer = await lane.pool.request({
          method: request.method,
          path: request.path,
          query: request.query,
          headers: request.headers,
          body: request.body ?? null,
          signal: AbortSignal.timeout(request.deadlineMs),
        });
        const headers: Record<string, string> = {};
        for (const [name, value] of Object.entries(answer.headers)) {
          if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : value;
        }
        const body = await collectBody(answer.body, request.maxBytes);
        return { status: answer.statusCode, headers, body };
      } catch (error) {
        throw new PowensTransportError(failureOf(error));
      } finally {
        lane.running -= 1;
      }
    },
    async close() {
      await Promise.all([quick.pool.destroy(), slow.pool.destroy()]);
    },
  };
}
