import type { ProxyRouteName } from "../../protocol/proxy-api.ts";
import { type AnsweredError, loggedCode, toAnsweredError } from "./answered-error.ts";
import { dispatch } from "./dispatch.ts";
import { admit, GateRefusal } from "./gate.ts";
import { malformedRequest, type MalformedStatus } from "./malformed-request.ts";
import type { ConnectProxyOptions, ProxySettings } from "./options.ts";
import { createProxyServices } from "./proxy-services.ts";
import { readOptions } from "./read-options.ts";
import { refusal } from "./refusal.ts";

/** The proxy, as a handler of web requests. */
export interface ConnectProxy {
  /** Answers a request; never rejects. */
  fetch(request: Request): Promise<Response>;
  /** The answer to what an adapter can make no web request of, and its lines in the log; it never throws. */
  refuseMalformed(status: MalformedStatus): Response;
  /** Where browsers reach it, as in the options, without a slash at the end. */
  readonly publicUrl: string;
  /** The path below which it answers; `""` for the root. */
  readonly basePath: string;
  /** Lets go of the connections to Powens. */
  close(): Promise<void>;
}

/**
 * Creates the proxy that stands between the widget and the Powens API and keeps the user token.
 *
 * The result is a plain handler of web requests; for Node and Express wrap it with `toNodeHandler` from
 * `guichet/proxy/node`.
 *
 * @remarks
 * The browser never holds the user token: `resolveUserToken` reads it from your own login on each request, and it is
 * added to the calls to Powens in one place only. Bodies and answers hold no more than the wire contract of
 * `guichet/protocol` says.
 *
 * @throws ConnectError `implementation_error`, at once, when an option is missing, unknown or unsafe; the message names
 * the option and the fix.
 *
 * @example
 * ```ts
 * const proxy = createConnectProxy({
 *   powens: { url: "https://yours.biapi.pro/2.0", clientId: "40219377" },
 *   credentials: "forms",
 *   publicUrl: "https://app.example/guichet",
 *   resolveUserToken: (request) => tokenOfSession(request),
 *   userKey: (request) => userIdOfSession(request),
 * });
 * const response = await proxy.fetch(request);
 * ```
 *
 * @public
 */
export function createConnectProxy(options: ConnectProxyOptions): ConnectProxy {
  return createProxyOf(readOptions(options));
}

/** The proxy over settings that have been checked; the standalone server gives it its sessions for a login. */
export function createProxyOf(settings: ProxySettings): ConnectProxy {
  const services = createProxyServices(settings);
  const { log, now, randomHandle, basePath, publicUrl, transport } = settings;

  const toFailure = (error: unknown, requestId: string): AnsweredError => {
    if (error instanceof GateRefusal) {
      log.write({ event: "gate_refused", reason: error.reason, requestId });
      return error.answer;
    }
    const failure = toAnsweredError(error);
    if (failure !== error || failure.isInternal)
      log.write({ event: "internal_failure", requestId });
    return failure;
  };

  return {
    publicUrl,
    basePath,
    refuseMalformed(status) {
      const requestId = randomHandle().slice(0, 22);
      const { reason, error, response } = malformedRequest(status, requestId);
      log.write({ event: "gate_refused", reason, requestId });
      log.write({
        event: "request",
        route: "none",
        status,
        code: error.code,
        durationMs: 0,
        requestId,
      });
      return response;
    },
    async fetch(request) {
      const started = now();
      const requestId = randomHandle().slice(0, 22);
      let route: ProxyRouteName | "none" = "none";
      let failure: AnsweredError | null = null;
      let response: Response;
      try {
        const admitted = admit(request, settings);
        route = admitted.route;
        response = await dispatch(services, request, requestId, admitted);
      } catch (error) {
        failure = toFailure(error, requestId);
        response = refusal(settings, request, failure, requestId);
      }
      response.headers.set("x-request-id", requestId);
      log.write({
        event: "request",
        route,
        status: response.status,
        code: loggedCode(failure),
        durationMs: now() - started,
        requestId,
      });
      return response;
    },
    close: async () => transport.close?.(),
  };
}
