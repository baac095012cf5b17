import { createConnectionReader } from "../connection-reader.ts";
import { createConnectorDirectory } from "../connector-directory.ts";
import { singleUseCode } from "../single-use-code.ts";
import { swapTemporaryCode } from "./swap-temporary-code.ts";
import { createProxyOf } from "../create-connect-proxy.ts";
import { readPublicUrl } from "../option-checks.ts";
import type { MalformedStatus } from "../malformed-request.ts";
import type { ConnectProxyOptions, PowensOptions, ProxySettings } from "../options.ts";
import { readOptions } from "../read-options.ts";
import { isTokenKnown } from "../set-up-check.ts";
import { matchPath, withoutOneSlash } from "../route-table.ts";
import { afterAnswer } from "./after-answer.ts";
import { answerSessionCall, refuseUnseen } from "./answer-session-call.ts";
import { withinSession } from "./within-session.ts";
import { createMadeConnections } from "./made-connections.ts";
import { createAccounts, createSubscriptions } from "../shareable-items.ts";
import { readFoundWith } from "./found-on-connection.ts";
import { createSessionRules } from "./session-rules.ts";
import { createPowensUser } from "./create-powens-user.ts";
import { createHostedResults } from "./hosted-results.ts";
import { createKeyRing, type EncryptionKey } from "./key-ring.ts";
import { createRequestLimits, type RequestLimitValues } from "./request-limits.ts";
import { createServerKeyCheck } from "./server-key.ts";
import { quietServerLog, type ServerLog } from "./server-log.ts";
import { isSessionPath } from "./session-gate.ts";
import { createSessionLogin, type Destination } from "./session-login.ts";
import type { SessionServices } from "./session-services.ts";
import { createWebhookAnswer, WEBHOOK_PATH } from "../webhooks/answer-webhook.ts";
import { createSessions, type Sessions } from "./sessions.ts";
import { createPowensClient } from "../upstream/powens-client.ts";

/** Options of {@link createSessionProxy}; those not described here mean what they mean for `createConnectProxy`. */
export interface SessionProxyOptions extends Pick<
  ConnectProxyOptions,
  "credentials" | "publicUrl" | "basePath" | "store" | "now" | "random"
> {
  readonly powens: PowensOptions & { readonly clientSecret: string };
  /** Where browsers find the hosted page. */
  readonly hostedUrl: string;
  /** Origins that may embed a session, besides that of `publicUrl`. */
  readonly allowedOrigins: readonly string[];
  /** Pages that the hosted page may go to in the end, by id. */
  readonly returnAddresses: ReadonlyMap<string, string>;
  /** Whether the hosted page answers at the addresses of the Powens Webview. Off by default. */
  readonly webviewAddresses?: boolean | undefined;
  /** Whether such an address without a `code` makes a Powens user for whoever opens it. Off by default. */
  readonly webviewCreatesUsers?: boolean | undefined;
  /** The host's backend proves itself with it. */
  readonly serverKey: string;
  /** The first one seals; the others open what is older. */
  readonly encryptionKeys: readonly [EncryptionKey, ...EncryptionKey[]];
  /** The secret that Powens signs its webhooks with; without it there is no address for them. */
  readonly webhookSecret?: string | undefined;
  readonly log?: ServerLog | undefined;
  /** Requests in a minute; see `requestLimitValues`. */
  readonly limits?: Partial<RequestLimitValues> | undefined;
}

/** The proxy with sessions of its own. */
export interface SessionProxy {
  /** Answers a request that came from a network address; never rejects. */
  fetch(request: Request, address: string): Promise<Response>;
  /** The answer to what is no web request, and its lines in the log. */
  refuseMalformed(status: MalformedStatus): Response;
  /** Whether the store answers. */
  isReady(): Promise<boolean>;
  /** Lets go of the connections to Powens. */
  close(): Promise<void>;
}

/**
 * The proxy of the standalone server: the routes of the mounted one, and sessions in the place of a host's login.
 *
 * @throws ConnectError `implementation_error`, at once, when an option is missing or unsafe.
 */
export function createSessionProxy(options: SessionProxyOptions): SessionProxy {
  const log = quietServerLog(options.log);
  const limits = createRequestLimits(log, options.limits);
  const { powens, publicUrl, returnAddresses, hostedUrl } = options;
  const { origin } = readPublicUrl(publicUrl);

  const pathOf = (request: Request): string => {
    const { pathname } = new URL(request.url);
    const { basePath } = settings;
    return pathname.startsWith(`${basePath}/`)
      ? withoutOneSlash(pathname.slice(basePath.length))
      : "";
  };
  const destinationOf = (request: Request): Destination => {
    const match = matchPath(pathOf(request));
    return {
      route: match?.byMethod.get(request.method) ?? null,
      parameter: match?.parameter ?? "",
    };
  };

  const login = createSessionLogin((): Sessions => sessions, limits, destinationOf);
  const read = readOptions({
    powens: {
      url: powens.url,
      clientId: powens.clientId,
      transport: powens.transport,
      webviewUrl: powens.webviewUrl,
    },
    credentials: options.credentials,
    publicUrl,
    basePath: options.basePath,
    allowedOrigins: [origin, ...options.allowedOrigins],
    userKey: login.userKey,
    resolveUserToken: login.resolveUserToken,
    store: options.store,
    log,
    now: options.now,
    random: options.random,
  });
  // Pages of other origins embed us and are returned to; only our own documents call.
  const made = createMadeConnections(read.store);
  const rules = createSessionRules(made, origin);
  const settings: ProxySettings = {
    ...read,
    callerOrigins: new Set([origin]),
    checksSetUp: false,
    permit: async (core, route, call) => {
      const session = login.sessionOf(call.request);
      if (session !== null) await rules.check(core, session, route, call);
    },
    permitShared: (call, accounts) => {
      const session = login.sessionOf(call.request);
      if (session !== null) rules.checkShared(session, accounts);
    },
  };
  const keyRing = createKeyRing(options.encryptionKeys);
  const sessions = createSessions({ ...settings, keyRing });
  const proxy = createProxyOf(settings);
  const asClient = { ...settings, clientSecret: powens.clientSecret, log };
  const client = createPowensClient(settings);
  const connections = createConnectionReader(settings, client);
  const services: SessionServices = {
    settings,
    sessions,
    limits,
    log,
    returnAddresses,
    webviewAddresses: options.webviewAddresses ?? false,
    webviewCreatesUsers: options.webviewCreatesUsers ?? false,
    hostedUrl,
    hasServerKey: createServerKeyCheck(options.serverKey),
    made,
    results: createHostedResults({ ...settings, keyRing }),
    readConnection: connections.getAnew,
    isTokenKnown: (user) => isTokenKnown(connections, user),
    readFound: readFoundWith(
      createAccounts(settings, client),
      createSubscriptions(settings, client),
    ),
    connectors: createConnectorDirectory(settings, client),
    keyRing,
    createUser: () => createPowensUser(asClient),
    swapCode: (code, redirectUri) => swapTemporaryCode(asClient, code, redirectUri),
    codeOf: (user) => singleUseCode({ powens: client }, user),
  };

  const { webhookSecret } = options;
  const answerWebhook =
    webhookSecret === undefined ? null : createWebhookAnswer(services, webhookSecret);

  return {
    async fetch(request, address) {
      const path = pathOf(request);
      if (path === WEBHOOK_PATH && answerWebhook !== null) return answerWebhook(request, address);
      if (isSessionPath(path)) return answerSessionCall(services, request, path, address);
      const { route } = destinationOf(request);
      try {
        await limits.take(route === "getLogo" ? "logos" : "address", address);
      } catch (error) {
        return refuseUnseen(services, request, error);
      }
      const response = await proxy.fetch(request);
      const session = login.sessionOf(request);
      if (session === null || route === null) return response;
      await afterAnswer(services, session, route, response);
      return withinSession(session, route, response);
    },
    refuseMalformed: (status) => proxy.refuseMalformed(status),
    async isReady() {
      try {
        await settings.store.get("guichet:ready");
        return true;
      } catch {
        return false;
      }
    },
    close: () => proxy.close(),
  };
}
