import { errorAnswer } from "./answer.ts";
import { AnsweredError, invalidRequest } from "./answered-error.ts";
import type { GateReason } from "./log.ts";

/**
 * Why an adapter could make no web request of what it was sent: it is not HTTP as browsers write it (400), its headers
 * took too long (408), its body has extensions that nobody needs (413), or there are too many or too long headers (431).
 */
export type MalformedStatus = 400 | 408 | 413 | 431;

const refused = (status: MalformedStatus, message: string) =>
  new AnsweredError(status, "refused", message);

/** The texts are fixed: nothing of the request, such as the name or value of a header, is in one. */
const refusals: Record<MalformedStatus, { reason: GateReason; error: AnsweredError }> = {
  400: { reason: "malformed", error: invalidRequest("The request is not as browsers write one.") },
  408: { reason: "slow", error: refused(408, "The request took too long to arrive.") },
  413: { reason: "malformed", error: refused(413, "The body of the request is too large.") },
  431: {
    reason: "header_size",
    error: refused(431, "The request has too many or too long headers: sixty of 16 kB in all."),
  },
};

/** What is logged and answered for a request that was never made one. */
export function malformedRequest(status: MalformedStatus, requestId: string) {
  const { reason, error } = refusals[status];
  const response = errorAnswer(error, requestId);
  response.headers.set("x-request-id", requestId);
  return { reason, error, response };
}
