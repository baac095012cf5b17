import { isConnectError } from "../../../protocol/connect-error.ts";
import { errorAnswer } from "../answer.ts";
import { AnsweredError, loggedCode, toAnsweredError } from "../answered-error.ts";
import type { SessionServices } from "../sessions/session-services.ts";
import { createWebhookDesk } from "./webhook-desk.ts";

/** Below the API's path; what Powens signs is the whole path. */
export const WEBHOOK_PATH = "/webhooks/powens";

/** Answers what comes to {@link WEBHOOK_PATH}; never rejects. */
export function createWebhookAnswer(services: SessionServices, secret: string) {
  const { settings, limits, log } = services;
  const desk = createWebhookDesk({
    secret,
    path: settings.basePath + WEBHOOK_PATH,
    store: settings.store,
    now: settings.now,
    onConnection: (id) => {
      settings.hints.tell(id);
    },
    onRefused: (reason) => {
      log.write({ event: "webhook_refused", reason });
    },
  });

  const receive = async (request: Request, address: string): Promise<Response> => {
    await limits.take("address", address);
    if (request.method === "POST") return desk.receive(request);
    throw new AnsweredError(405, "refused", "Webhooks are sent by POST.", { allow: "POST" });
  };

  return async (request: Request, address: string): Promise<Response> => {
    const started = settings.now();
    const requestId = settings.randomHandle().slice(0, 22);
    let failure: AnsweredError | null = null;
    let response: Response;
    try {
      response = await receive(request, address);
    } catch (error) {
      if (!isConnectError(error)) log.write({ event: "internal_failure", requestId });
      failure = toAnsweredError(error);
      response = errorAnswer(failure, requestId);
    }
    response.headers.set("x-request-id", requestId);
    log.write({
      event: "request",
      route: "webhook",
      status: response.status,
      code: loggedCode(failure),
      durationMs: settings.now() - started,
      requestId,
    });
    return response;
  };
}
