import type { ProxySettings } from "../options.ts";
import { type PowensAnswer, toAnswer } from "../upstream/powens-answer.ts";
import {
  type PowensTransportAnswer,
  PowensTransportError,
  type PowensTransportFailure,
} from "../upstream/powens-transport.ts";
import { outcomeUnknown, unavailable } from "../upstream/no-answer.ts";
import type { ClientCallName, ServerLog } from "./server-log.ts";

const DEADLINE_MS = 10_000;
const ANSWER_LIMIT = 100_000;

/** Who the client application is, and how its calls travel. */
export interface ClientSettings extends Pick<
  ProxySettings,
  "transport" | "powensOrigin" | "powensBasePath" | "clientId" | "now"
> {
  readonly clientSecret: string;
  readonly log: ServerLog;
}

export interface ClientCall {
  readonly name: ClientCallName;
  readonly path: "/auth/init" | "/auth/token/access";
  readonly body?: Readonly<Record<string, string>>;
}

/**
 * Calls Powens with the credentials of the client application. Sent once.
 *
 * @throws AnsweredError `upstream_unavailable` when nothing was sent, `outcome_unknown` when the answer was lost.
 */
export async function askAsClient(
  { transport, powensOrigin, powensBasePath, clientId, clientSecret, now, log }: ClientSettings,
  { name, path, body = {} }: ClientCall,
): Promise<PowensAnswer> {
  const started = now();
  const report = (result: number | PowensTransportFailure, powensRequestId: string | null) => {
    log.write({
      event: "powens_call",
      call: name,
      result,
      attempt: 1,
      durationMs: now() - started,
      powensRequestId,
    });
  };
  let received: PowensTransportAnswer;
  try {
    received = await transport.send({
      method: "POST",
      origin: powensOrigin,
      path: powensBasePath + path,
      query: {},
      headers: {
        accept: "application/json",
        "accept-encoding": "identity",
        "content-type": "application/json",
        "user-agent": "guichet",
      },
      body: JSON.stringify({ client_id: clientId, client_secret: clientSecret, ...body }),
      deadlineMs: DEADLINE_MS,
      maxBytes: ANSWER_LIMIT,
      slow: false,
    });
  } catch (error) {
    const failure = error instanceof PowensTransportError ? error.failure : "cut";
    report(failure, null);
    throw failure === "unreachable" || failure === "busy"
      ? unavailable(failure)
      : outcomeUnknown(failure);
  }
  const answer = toAnswer(received);
  report(answer.status, answer.requestId ?? null);
  return answer;
}
