import { internalError } from "../answered-error.ts";
import type { PowensCallName } from "../log.ts";
import type { ProxySettings } from "../options.ts";
import { createCircuitBreaker } from "./circuit-breaker.ts";
import { isPowensCall } from "./powens-paths.ts";
import { inTrouble, unavailable } from "./no-answer.ts";
import { type PowensAnswer, toAnswer } from "./powens-answer.ts";
import {
  type PowensMethod,
  PowensTransportError,
  type PowensTransportFailure,
} from "./powens-transport.ts";
import { createRetryPolicy } from "./retry-policy.ts";

const READ_DEADLINE_MS = 10_000;
const BANK_DEADLINE_MS = 300_000;
const ANSWER_LIMIT = 2_000_000;

interface PowensRead {
  readonly name: PowensCallName;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** The user token; left out for what needs none. */
  readonly token?: string;
  readonly maxBytes?: number;
}

/** A call that makes Powens talk to a bank: minutes long, never repeated. */
export interface PowensBankCall extends PowensRead {
  readonly method: PowensMethod;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly deadlineMs?: number;
}

export interface PowensClient {
  /** Reads; repeated at most twice when Powens stumbles. Throws an `AnsweredError` when there is no answer. */
  read(call: PowensRead): Promise<PowensAnswer>;
  /** Sends once. Rejects with a `PowensTransportError` when there is no answer. */
  askBank(call: PowensBankCall): Promise<PowensAnswer>;
}

/** A transport that rejects with anything else is taken at its worst: the call may have arrived. */
const failureOf = (error: unknown): PowensTransportFailure =>
  error instanceof PowensTransportError ? error.failure : "cut";

export function createPowensClient(settings: ProxySettings): PowensClient {
  const { transport, powensOrigin, powensBasePath, log, now } = settings;
  const retries = createRetryPolicy();
  const breaker = createCircuitBreaker(now);

  const send = async (call: PowensBankCall, slow: boolean, attempt: number) => {
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

  /**
   * Only a mistake in the proxy's own code asks for anything else. It says nothing of Powens: the breaker does not hear of
   * it, and nobody is told that Powens is away.
   */
  const checkCall = ({ name, path }: PowensRead, method: PowensMethod) => {
    if (isPowensCall(method, path)) return;
    throw internalError(`The proxy may not make this call to Powens: ${name}, by ${method}.`);
  };

  return {
    async read(call) {
      checkCall(call, "GET");
      return attemptRead(call, 1);
    },
    async askBank(call) {
      checkCall(call, call.method);
      return send(call, true, 1);
    },
  };
}
