import type { ProxyRouteName } from "../../../protocol/proxy-api.ts";
import { isConnectError } from "../../../protocol/connect-error.ts";
import { answer, errorAnswer } from "../answer.ts";
import { type AnsweredError, sessionExpired, toAnsweredError } from "../answered-error.ts";
import { createProxyOf } from "../create-connect-proxy.ts";
import { checkAddress, GateRefusal } from "../gate.ts";
import type { ConnectProxyOptions, PowensOptions, ProxySettings } from "../options.ts";
import { readOptions } from "../read-options.ts";
import { readJsonBody } from "../request-body.ts";
import { matchPath } from "../route-table.ts";
import { noteBankWait } from "./bank-waits.ts";
import { createPowensUser } from "./create-powens-user.ts";
import { createKeyRing, type EncryptionKey } from "./key-ring.ts";
import { clearedCookie, cookieOf, presentedHandle } from "./presented-handle.ts";
import { createRequestLimits, LimitExceeded, type RequestLimitValues } from "./request-limits.ts";
import { createServerKeyCheck } from "./server-key.ts";
import { type LimitScope, quietServerLog, type ServerLog } from "./server-log.ts";
import {
  type AdmittedToSessions,
  admitToSessions,
  isSessionPath,
  serverKeyRefused,
} from "./session-gate.ts";
import {
  closeSession,
  createSession,
  describeSession,
  handleAnswer,
  openSession,
  requireSession,
  type SessionHandlerSettings,
} from "./session-handlers.ts";
import type { SessionRouteName } from "./session-routes.ts";
import { createSessions, type Session } from "./sessions.ts";

/** Options of {@link createSessionProxy}; the others mean what they mean for `createConnectProxy`. */
export interface SessionProxyOptions extends Pick<
  ConnectProxyOptions,
  "credentials" | "publicUrl" | "basePath" | "store" | "now" | "random"
> {
  readonly powens: PowensOptions & { readonly clientSecret: string };
  /** Where browsers find the hosted page. */
  readonly hostedUrl: string;
  /** Origins that may embed a session, besides that of `publicUrl`. */
  readonly allowedOrigins: readonly string[];
  readonly returnAddresses: ReadonlyMap<string, string>;
  /** The host's backend proves itself with it. */
  readonly serverKey: string;
  /** The first one seals; the others open what is older. */
  readonly encryptionKeys: readonly [EncryptionKey, ...EncryptionKey[]];
  readonly log?: ServerLog | undefined;
  /** Requests in a minute; see `requestLimitValues`. */
  readonly limits?: Partial<RequestLimitValues> | undefined;
}

/** The proxy with sessions of its own. */
export interface SessionProxy {
  /** Answers a request that came from a network address; never rejects. */
  fetch(request: Request, address: string): Promise<Response>;
  /** Whether the store answers. */
  isReady(): Promise<boolean>;
  close(): Promise<void>;
}

/** What a request turned out to be, for what is to be done after its answer. */
interface Recognised {
  readonly session: Session;
  readonly route: ProxyRouteName | null;
}

function routeOf(request: Request, { basePath }: ProxySettings) {
  const match = matchPath(new URL(request.url).pathname.slice(basePath.length));
  return {
    route: match?.byMethod.get(request.method) ?? null,
    parameter: match?.parameter ?? "",
  };
}

const perConnection: ReadonlySet<ProxyRouteName | null> = new Set([
  "getConnection",
  "updateConnection",
  "syncConnection",
]);

/**
 * The proxy of the standalone server: the routes of the mounted one, and sessions in the place of a host's login.
 *
 * @throws ConnectError `implementation_error`, at once, when an option is missing or unsafe.
 */
export function createSessionProxy(options: SessionProxyOptions): SessionProxy {
  const log = quietServerLog(options.log);
  const limits = createRequestLimits(options.limits);
  const recognised = new WeakMap<Request, Recognised>();

  const identify = async (request: Request): Promise<string | null> => {
    const presented = presentedHandle(request.headers);
    const session = presented === null ? null : await sessions.find(presented.handle, presented.as);
    if (session === null) return null;
    const { route, parameter } = routeOf(request, settings);
    await take("session", session.id);
    if (perConnection.has(route)) await take("connection", `${session.id}:${parameter}`);
    recognised.set(request, { session, route });
    return session.record.userKey;
  };

  const { powens, hostedUrl, allowedOrigins, returnAddresses } = options;
  const { origin } = new URL(options.publicUrl);
  const read = readOptions({
    powens: { url: powens.url, clientId: powens.clientId, transport: powens.transport },
    credentials: options.credentials,
    publicUrl: options.publicUrl,
    basePath: options.basePath,
    allowedOrigins: [origin, ...allowedOrigins],
    userKey: identify,
    resolveUserToken: (request) => recognised.get(request)?.session.userToken() ?? null,
    store: options.store,
    log,
    now: options.now,
    random: options.random,
  });
  // Pages of other origins embed us and are returned to; only our own documents call.
  const settings: ProxySettings = { ...read, callerOrigins: new Set([origin]) };
  const { now, randomHandle, basePath, store } = settings;
  const proxy = createProxyOf(settings);
  const hasServerKey = createServerKeyCheck(options.serverKey);
  const sessions = createSessions({
    store,
    keyRing: createKeyRing(options.encryptionKeys),
    now,
    randomHandle,
  });
  const handlers: SessionHandlerSettings = {
    sessions,
    allowedOrigins: settings.allowedOrigins,
    returnAddresses,
    hostedUrl,
    now,
    createUser: () => createPowensUser(settings, powens.clientSecret, log),
  };

  const take = async (scope: LimitScope, key: string) => {
    try {
      await limits.take(scope, key);
    } catch (error) {
      if (error instanceof LimitExceeded) log.write({ event: "rate_limited", scope });
      throw error;
    }
  };

  const toFailure = (error: unknown, requestId: string): AnsweredError => {
    if (error instanceof GateRefusal) {
      log.write({ event: "gate_refused", reason: error.reason, requestId });
      return error.answer;
    }
    if (!isConnectError(error)) log.write({ event: "internal_failure", requestId });
    return toAnsweredError(error);
  };

  const checkServerKey = async (request: Request, address: string, requestId: string) => {
    await limits.check("serverKey", address);
    if (hasServerKey(request.headers)) return;
    log.write({ event: "server_key_refused", requestId });
    await take("serverKey", address);
    throw serverKeyRefused();
  };

  const answerSessionRoute = async (
    request: Request,
    { route, userKey, hasBody }: AdmittedToSessions,
    address: string,
    requestId: string,
  ): Promise<Response> => {
    if (route === "createSession" || route === "revokeUser") {
      await checkServerKey(request, address, requestId);
    }
    if (route === "openSession") await take("swap", address);
    const body = hasBody ? await readJsonBody(request) : undefined;
    switch (route) {
      case "createSession":
        return createSession(handlers, body);
      case "revokeUser":
        await sessions.closeAllOf(userKey);
        log.write({ event: "session_ended", reason: "user_revoked", requestId });
        return answer(204, null);
      case "openSession":
        return openSession(handlers, body);
    }
    const session = await requireSession(sessions, request);
    await take("session", session.id);
    switch (route) {
      case "getSession":
        return describeSession(handlers, session);
      case "rotateSession":
        return handleAnswer(await sessions.rotate(session), now());
      case "closeSession":
        log.write({ event: "session_ended", reason: "signed_out", requestId });
        return closeSession(handlers, session);
    }
  };

  const answerSessions = async (request: Request, address: string, path: string) => {
    const started = now();
    const requestId = randomHandle().slice(0, 22);
    let route: SessionRouteName | "none" = "none";
    let failure: AnsweredError | null = null;
    let response: Response;
    try {
      await take("address", address);
      const admitted = admitToSessions(request, path, settings);
      route = admitted.route;
      response = await answerSessionRoute(request, admitted, address, requestId);
    } catch (error) {
      failure = toFailure(error, requestId);
      response = errorAnswer(failure, requestId);
    }
    response.headers.set("x-request-id", requestId);
    const durationMs = now() - started;
    const { status } = response;
    log.write({
      event: "request",
      route,
      status,
      code: failure?.code ?? null,
      durationMs,
      requestId,
    });
    return response;
  };

  /** The answer is there already: what cannot be noted now must not take it away. */
  const after = async ({ session, route }: Recognised, response: Response): Promise<void> => {
    if (route === null) return;
    if (response.status === sessionExpired().status) {
      const requestId = response.headers.get("x-request-id") ?? "";
      log.write({ event: "session_ended", reason: "token_refused", requestId });
      if (session.mode !== "bearer") {
        response.headers.append("set-cookie", clearedCookie(session.mode));
      }
      return sessions.close(session);
    }
    await noteBankWait(sessions, session, route, response);
    if (route !== "redeemReturn" || response.status !== 200) return;
    // A handle from before the bank's pages ends with them. A bearer is replaced by its page, with `rotate`.
    if (session.mode === "bearer" || session.isReplaced) return;
    const issued = await sessions.rotate(session);
    response.headers.append("set-cookie", cookieOf(session.mode, issued, now()));
  };

  const forward = async (request: Request, address: string): Promise<Response> => {
    const isLogo = routeOf(request, settings).route === "getLogo";
    try {
      await take(isLogo ? "logos" : "address", address);
    } catch (error) {
      const requestId = randomHandle().slice(0, 22);
      return errorAnswer(toFailure(error, requestId), requestId);
    }
    const response = await proxy.fetch(request);
    const found = recognised.get(request);
    if (found !== undefined) {
      await after(found, response).catch(() => {
        const requestId = response.headers.get("x-request-id") ?? "";
        log.write({ event: "internal_failure", requestId });
      });
    }
    return response;
  };

  const pathOf = (request: Request): string | null => {
    try {
      return checkAddress(request, settings).pathname.slice(basePath.length);
    } catch {
      return null;
    }
  };

  return {
    async fetch(request, address) {
      const path = pathOf(request);
      return path !== null && isSessionPath(path)
        ? answerSessions(request, address, path)
        : forward(request, address);
    },
    async isReady() {
      try {
        await store.get("guichet:ready");
        return true;
      } catch {
        return false;
      }
    },
    close: () => proxy.close(),
  };
}
