import * as v from "valibot";
import { type PowensError, powensErrorSchema } from "../../../protocol/powens-error.ts";
import { AnsweredError, notFound } from "../answered-error.ts";
import type { PowensAnswer } from "./powens-answer.ts";
import { retryAfterOf } from "./retry-policy.ts";

const DEFAULT_RETRY_AFTER_S = 10;

export const isSuccess = ({ status }: PowensAnswer): boolean => status >= 200 && status < 300;

/** The Powens error object of an answer, or `null` when its body holds none. */
export function powensErrorOf(answer: PowensAnswer): PowensError | null {
  const parsed = v.safeParse(powensErrorSchema, answer.json);
  return parsed.success ? parsed.output : null;
}

/** The browser's answer to anything from Powens that is no success and no outcome. No text of Powens is in it. */
export function failureOf(answer: PowensAnswer): AnsweredError {
  const { status, requestId } = answer;
  switch (status) {
    case 401:
      return new AnsweredError(
        401,
        "session_expired",
        "Powens does not know, or no longer knows, the token of this user.",
        { requestId },
      );
    case 403:
      return new AnsweredError(403, "forbidden", "Powens does not allow this for this user.", {
        requestId,
      });
    case 404:
      return notFound("There is no such thing for this user.");
    case 429:
      return new AnsweredError(429, "rate_limited", "Powens asks to slow down.", {
        requestId,
        retryAfter: retryAfterOf(answer.headers) ?? DEFAULT_RETRY_AFTER_S,
      });
  }
  if (status >= 400 && status < 500) {
    return new AnsweredError(424, "upstream_rejected", "Powens refused the request.", {
      requestId,
    });
  }
  return new AnsweredError(
    status === 503 || status === 504 ? status : 502,
    "upstream_unavailable",
    "Powens could not answer.",
    { requestId, retryAfter: status === 503 ? retryAfterOf(answer.headers) : undefined },
  );
}

/** The browser's answer to a success whose body is not what was asked for. */
export const unreadable = ({ json, requestId }: PowensAnswer): AnsweredError =>
  json === undefined
    ? new AnsweredError(502, "upstream_unavailable", "Powens answered without JSON.", { requestId })
    : new AnsweredError(502, "invalid_response", "Powens answered in an unknown shape.", {
        requestId,
      });

/** Reads a successful body with a schema of the protocol; throws the browser's answer otherwise. */
export function parseAnswer<Output>(
  answer: PowensAnswer,
  schema: v.GenericSchema<unknown, Output>,
): Output {
  if (!isSuccess(answer)) throw failureOf(answer);
  const parsed = v.safeParse(schema, answer.json);
  if (parsed.success) return parsed.output;
  throw unreadable(answer);
}
