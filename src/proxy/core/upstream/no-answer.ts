import { AnsweredError } from "../answered-error.ts";
import type { PowensTransportFailure } from "./powens-transport.ts";

const statusOf: Record<PowensTransportFailure, number> = {
  timeout: 504,
  cut: 502,
  too_large: 502,
  unreachable: 502,
  busy: 503,
};

/** The answer to a browser while reads are held back. */
export const inTrouble = () =>
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

/** The answer to a browser whose act got none: what never left changed nothing. */
export const noOutcome = (failure: PowensTransportFailure) =>
  failure === "unreachable" || failure === "busy" ? unavailable(failure) : outcomeUnknown(failure);

/** The answer to a browser whose act was sent and whose result is not known. */
export const outcomeUnknown = (failure: PowensTransportFailure, requestId?: string) =>
  new AnsweredError(
    statusOf[failure],
    "outcome_unknown",
    "Powens took the request and its answer was lost. Read the connections before sending again.",
    { requestId },
  );
