import type { ErrorAnswer } from "../../protocol/proxy-api.ts";
import type { AnsweredError } from "./answered-error.ts";

const everyAnswer = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
} as const;

/** Builds an answer with the security headers; `headers` may replace them, none may be left out. */
export const answer = (
  status: number,
  body: string | Uint8Array<ArrayBuffer> | null,
  headers: Readonly<Record<string, string>> = {},
): Response => new Response(body, { status, headers: { ...everyAnswer, ...headers } });

export const jsonAnswer = (
  body: unknown,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  answer(status, JSON.stringify(body), {
    "content-type": "application/json; charset=utf-8",
    ...headers,
  });

export function errorAnswer(error: AnsweredError, requestId: string): Response {
  const { code, message } = error;
  const body: ErrorAnswer = {
    error: { code, message, requestId: error.requestId ?? requestId },
  };
  return jsonAnswer(body, error.status, {
    ...(error.retryAfter === undefined ? {} : { "retry-after": String(error.retryAfter) }),
    ...(error.allow === undefined ? {} : { allow: error.allow }),
  });
}
