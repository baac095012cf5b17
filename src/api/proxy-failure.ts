import * as v from "valibot";
import { ConnectError, errorAnswerSchema } from "../protocol/index.ts";
import type { ConnectErrorCode } from "../protocol/index.ts";

/** What a call risks when its answer does not arrive: a read nothing, an act a connection nobody knows of. */
export type Risk = "none" | "act";

/** The answer to an act may have been lost on its way back: nothing may be concluded from its absence. */
export const lost = (risk: Risk, code: ConnectErrorCode): ConnectErrorCode =>
  risk === "act" ? "outcome_unknown" : code;

/** Something answers, and it is no Guichet proxy. */
export const nobodyThere = (proxyUrl: string): ConnectError =>
  new ConnectError(
    "implementation_error",
    `no Guichet proxy answers at "${proxyUrl}": mount createConnectProxy() there, or correct proxyUrl`,
  );

function retryAfterSeconds({ headers }: Response): number | undefined {
  const value = headers.get("retry-after") ?? "";
  const seconds = /^\d+$/.test(value)
    ? Number(value)
    : Math.ceil((Date.parse(value) - Date.now()) / 1000);
  return seconds > 0 ? seconds : undefined;
}

/** A failed answer as an error. What is not the proxy's own error body comes from something else on the way. */
export function proxyFailure(
  response: Response,
  body: unknown,
  risk: Risk,
  proxyUrl: string,
): ConnectError {
  const { status } = response;
  const retryAfter = retryAfterSeconds(response);
  const parsed = v.safeParse(errorAnswerSchema, body);
  if (parsed.success) {
    const { code, message, requestId } = parsed.output.error;
    return new ConnectError(code, message, { requestId: requestId ?? undefined, retryAfter });
  }
  switch (status) {
    case 401:
      return new ConnectError("session_expired", "nobody is signed in");
    case 408:
      break;
    case 429:
      return new ConnectError("rate_limited", "too many requests", { retryAfter });
    default:
      if (status < 500) return nobodyThere(proxyUrl);
  }
  return new ConnectError(
    lost(risk, "upstream_unavailable"),
    `the way to the Guichet proxy answered ${String(status)}`,
    { retryAfter },
  );
}
