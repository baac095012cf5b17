import { type AnsweredError, loggedCode, toAnsweredError } from "../answered-error.ts";
import { GateRefusal } from "../gate.ts";
import { refusal } from "../refusal.ts";
import { readJsonBody } from "../request-body.ts";
import { admitToSessions } from "./session-gate.ts";
import { sessionHandlers } from "./session-handlers.ts";
import type { SessionRouteName } from "../../../protocol/session-routes.ts";
import type { SessionServices } from "./session-services.ts";

/** The answer to whatever a request came to; only what is unexpected is written to the log as a failure. */
function toFailure({ log }: SessionServices, error: unknown, requestId: string): AnsweredError {
  if (error instanceof GateRefusal) {
    log.write({ event: "gate_refused", reason: error.reason, requestId });
    return error.answer;
  }
  const failure = toAnsweredError(error);
  if (failure !== error || failure.isInternal) log.write({ event: "internal_failure", requestId });
  return failure;
}

/** Answers a request to a path of sessions, below the API's path; never rejects. */
export async function answerSessionCall(
  services: SessionServices,
  request: Request,
  path: string,
  address: string,
): Promise<Response> {
  const { log, limits, settings } = services;
  const started = settings.now();
  const requestId = settings.randomHandle().slice(0, 22);
  let route: SessionRouteName | "none" = "none";
  let failure: AnsweredError | null = null;
  let response: Response;
  try {
    await limits.take("address", address);
    const admitted = admitToSessions(request, path, settings);
    route = admitted.route;
    const body = admitted.hasBody ? await readJsonBody(request) : undefined;
    const call = { request, address, requestId, parameter: admitted.parameter, body };
    response = await sessionHandlers[route](services, call);
  } catch (error) {
    failure = toFailure(services, error, requestId);
    response = refusal(settings, request, failure, requestId);
  }
  response.headers.set("x-request-id", requestId);
  log.write({
    event: "request",
    route,
    status: response.status,
    code: loggedCode(failure),
    durationMs: settings.now() - started,
    requestId,
  });
  return response;
}

/** The answer to a request that may not even be looked at. */
export function refuseUnseen(
  services: SessionServices,
  request: Request,
  error: unknown,
): Response {
  const { settings } = services;
  const requestId = settings.randomHandle().slice(0, 22);
  const failure = toFailure(services, error, requestId);
  const response = refusal(settings, request, failure, requestId);
  response.headers.set("x-request-id", requestId);
  return response;
}
