import { AnsweredError } from "../answered-error.ts";
import type { PowensCallName } from "../log.ts";
import type { ProxySettings } from "../options.ts";
import { createCircuitBreaker } from "./circuit-breaker.ts";
import { isPowensPath } from "./powens-paths.ts";
import {
  PowensTransportError,
  type PowensTransportAnswer,
  type PowensTransportFailure,
} from "./powens-transport.ts";
import { createRetryPolicy } from "./retry-policy.ts";

const READ_DEADLINE_MS = 10_000;
const BANK_DEADLINE_MS = 300_000;
const ANSWER_LIMIT = 2_000_000;

/** An answer of Powens, read whole. */
export interface PowensAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  /** `undefined` when the body is not JSON (Powens answers 404 as an HTML page). */
  readonly json: unknown;
  /** Powens' own id of the call, for support. */
  readonly requestId: string | undefined;
}

export interface PowensRead {
  readonly name: PowensCallName;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** The user token; left out for what needs none. */
  readonly token?: string;
  readonly maxBytes?: number;
}

/** A call that makes Powens talk to a bank: minutes long, never repeated. */
export interface PowensBankCall extends PowensRead {
  readonly method: "GET" | "POST" | "PUT";
  readonly body?: Readonly<Record<string, unknown>>;
  readonly deadlineMs?: number;
}

export interface PowensClient {
  /** Reads; repeated at most twice when Powens stumbles. Throws an `AnsweredError` when there is no answer. */
  read(call: PowensRead): Promise<PowensAnswer>;
  /** Sends once. Rejects with a `PowensTransportError` when there is no answer. */
  askBank(call: PowensBankCall): Promise<PowensAnswer>;
}

const decoder = new TextDecoder();

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes)) ?? undefined;
  } catch {
    return undefined;
  }
}

function toAnswer({ status, headers, body }: PowensTransportAnswer): PowensAnswer {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const id = headers["x-request-id"] ?? "";
  // We ask for none; a body that is compressed all the same is not unpacked.
  const isPlain = (headers["content-encoding"] ?? "identity") === "identity";
  return {
    status,
    headers,
    bytes,
    json: isPlain ? parseJson(bytes) : undefined,
    requestId: /^[A-Za-z0-9_-]{8,64}$/.test(id) ? id : undefined,
  };
}

const statusOf: Record<PowensTransportFailure, number> = {
  timeout: 504,
  cut: 502,
  too_large: 502,
  unreachable: 502,
  busy: 503,
};

/** A transport that rejects with anything else is taken at its worst: the call may have arrived. */
const failureOf = (error: unknown): PowensTransportFailure =>
  error instanceof PowensTransportError ? error.failure : "cut";

const inTrouble = () =>
  new AnsweredError(503, "upstream_unavailable", "Powens has mostly failed for some seconds.", {
    retryAfter: 10,
    nothingSent: true,
  });

/** The answer to a browser whose read got none from Powens. */
export const unavailable = (failure: PowensTransportFailure) =>
  new AnsweredError(
    statusOf[failure],
    "upstream_unavailable",
    "Powens did not answer; nothing was changed.",
    { retryAfter: failure === "busy" ? 2 : undefined, nothingSent: true },
  );

/** The answer to a browser whose act was sent and whose result is not known. */
export const outcomeUnknown = (failure: PowensTransportFailure, requestId?: string) =>
  new AnsweredError(
    statusOf[failure],
    "outcome_unknown",
    "Powens took the request and its answer was lost. Read the connections before sending again.",
    { requestId },
  );

export function createPowensClient(settings: ProxySettings): PowensClient {
  const { transport, powensOrigin, powensBasePath, log, now } = settings;
  const retries = createRetryPolicy();
  const breaker = createCircuitBreaker(now);

  const send = async (call: PowensBankCall, slow: boolean, attempt: number) => {
    if (!isPowensPath(call.path)) throw new Error("not a path of the Powens API");
    const started = now();
    const report = (result: number | PowensTransportFailure, id: string | null) =>
      log.write({
        event: "powens_call",
        call: call.name,
        result,
        attempt,
        durationMs: now() - started,
        powensRequestId: id,
      });
    try {
      const answer = toAnswer(
        await transport.send({
          method: call.method,
          origin: powensOrigin,
          path: powensBasePath + call.path,
          query: call.query ?? {},
          headers: {
            accept: "application/json",
            "accept-encoding": "identity",
            "user-agent": "guichet",
            ...(call.body === undefined ? {} : { "content-type": "application/json" }),
            // The one place where the user token is added.
            ...(call.token === undefined ? {} : { authorization: `Bearer ${call.token}` }),
          },
          ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
          deadlineMs: call.deadlineMs ?? (slow ? BANK_DEADLINE_MS : READ_DEADLINE_MS),
          maxBytes: call.maxBytes ?? ANSWER_LIMIT,
          slow,
        }),
      );
      report(answer.status, answer.requestId ?? null);
      return answer;
    } catch (error) {
      const failure = failureOf(error);
      report(failure, null);
      throw new PowensTransportError(failure);
    }
  };

  const attemptRead = async (call: PowensRead, attempt: number): Promise<PowensAnswer> => {
    if (!breaker.admits()) throw inTrouble();
    const result = await send({ ...call, method: "GET" }, false, attempt).catch(failureOf);
    const isFailure = typeof result === "string";
    breaker.record(isFailure ? result !== "busy" : result.status >= 500);
    if (await retries.again(result, attempt)) return attemptRead(call, attempt + 1);
    if (isFailure) throw unavailable(result);
    return result;
  };

  return {
    read: (call) => attemptRead(call, 1),
    askBank: (call) => send(call, true, 1),
  };
}
