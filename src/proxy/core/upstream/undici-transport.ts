import { buildConnector, errors, Pool } from "undici";
import { createCallLane, type LaneSize } from "./call-lane.ts";
import {
  collectBody,
  type PowensTransport,
  PowensTransportError,
  type PowensTransportFailure,
} from "./powens-transport.ts";

const CONNECT_TIMEOUT_MS = 2_000;
const QUICK = { running: 32, waiting: 128, waitMs: 2_000 };
const SLOW = { running: 64, waiting: 128, waitMs: 2_000 };

/** No connection was made, or it is not trusted: nothing can have left. */
class NotConnectedError extends Error {}

/** The connector of undici, whose failures of all kinds (names, sockets, certificates) are one. */
function createConnector(): buildConnector.connector {
  const connect = buildConnector({ timeout: CONNECT_TIMEOUT_MS });
  return (options, callback) => {
    connect(options, (...result) => {
      if (result[0] === null) callback(...result);
      else callback(new NotConnectedError(), null);
    });
  };
}

function failureOf(error: unknown): PowensTransportFailure {
  if (error instanceof PowensTransportError) return error.failure;
  if (error instanceof NotConnectedError) return "unreachable";
  if (error instanceof DOMException && error.name === "TimeoutError") return "timeout";
  if (error instanceof errors.HeadersTimeoutError || error instanceof errors.BodyTimeoutError) {
    return "timeout";
  }
  return "cut";
}

/**
 * The default transport: undici pools bound to one origin, one for quick reads and one for calls that wait for a bank.
 * The deadline covers the whole answer, so that a body which stalls or drips cannot outlast it.
 */
export function createUndiciTransport(origin: string): PowensTransport {
  const open = (size: LaneSize) => ({
    lane: createCallLane(size),
    pool: new Pool(origin, {
      connections: size.running,
      pipelining: 1,
      connect: createConnector(),
      // The deadline signal alone decides: undici's own timers are coarser and restart with each byte.
      headersTimeout: 0,
      bodyTimeout: 0,
      maxHeaderSize: 16_384,
    }),
  });
  const quick = open(QUICK);
  const slow = open(SLOW);

  return {
    async send(request) {
      if (request.origin !== origin) throw new PowensTransportError("unreachable");
      const { lane, pool } = request.slow ? slow : quick;
      const signal = AbortSignal.timeout(request.deadlineMs);
      await lane.enter(request.deadlineMs);
      try {
        const answer = await pool.request({
          method: request.method,
          path: request.path,
          query: request.query,
          headers: request.headers,
          body: request.body ?? null,
          signal,
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
        lane.leave();
      }
    },
    async close() {
      for (const { lane } of [quick, slow]) lane.close();
      await Promise.all([quick.pool.destroy(), slow.pool.destroy()]);
    },
  };
}
