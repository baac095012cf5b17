import { addAccount, closeAccount } from "./accounts/later-accounts.ts";
import { failure, notFoundPage } from "./answer.ts";
import { bankRoutes } from "./bank/bank-routes.ts";
import { isPending, speaker } from "./connection-state.ts";
import { failSync, synchronise } from "./dialogue.ts";
import { createFaultPlan } from "./faults/fault-plan.ts";
import type { Fault, FaultHandle } from "./faults/fault.ts";
import type { Institution } from "./institution.ts";
import { findConnection } from "./known-connections.ts";
import { createQuota, type Quota } from "./quota.ts";
import { findRoute, type Route } from "./route-table.ts";
import { accountRoutes } from "./routes/accounts.ts";
import { authRoutes } from "./routes/auth.ts";
import { connectionLogRoutes } from "./routes/connection-logs.ts";
import { connectionRoutes } from "./routes/connections.ts";
import { connectorRoutes } from "./routes/connectors.ts";
import { logoRoutes } from "./routes/logos.ts";
import { publicKeyRoutes } from "./routes/public-key.ts";
import { subscriptionRoutes } from "./routes/subscriptions.ts";
import { webauthRoutes } from "./routes/webauth.ts";
import { readSandboxOptions, type SandboxOptions } from "./sandbox-options.ts";
import { webviewRoutes } from "./webview/webview-routes.ts";
import { addUser, createWorld, issueToken, revokeTokens, type World } from "./world.ts";

const API = "/2.0";
/** The webview of former years lies on the domain of the API, and is no call of it. */
const OLD_WEBVIEW = `${API}/auth/webview/`;

const apiRoutes: readonly Route[] = [
  ...authRoutes,
  ...connectorRoutes,
  ...connectionRoutes,
  ...connectionLogRoutes,
  ...accountRoutes,
  ...subscriptionRoutes,
  ...webauthRoutes,
  ...publicKeyRoutes,
  ...logoRoutes,
];

const pageRoutes: readonly Route[] = [...bankRoutes, ...webviewRoutes];

/** A simulated Powens domain: its API under `/2.0` and the pages of its banks under `/bank`, and a webview. */
export interface Sandbox {
  /**
   * Answers a request as Powens would. The origin of the address is not looked at.
   *
   * Rejects with `DroppedConnectionError` where a scenario cuts the line, and with the signal's reason when the request
   * is aborted while the sandbox waits.
   */
  fetch(request: Request): Promise<Response>;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly publicUrl: string;
  readonly institutions: readonly Institution[];
  /** A new user with a permanent token, without a call. */
  addUser(): { readonly token: string; readonly id: number };
  /**
   * Revokes every token and code of a user, as an operator would; the user and the connections stay.
   *
   * Throws a `RangeError` for an unknown user.
   */
  revokeUser(userId: number): void;
  /**
   * Puts an existing connection into a state, as a synchronisation during the night would; `null` heals it.
   *
   * Throws a `RangeError` for an unknown connection, or one in a dialogue with the PSU.
   */
  setState(connectionId: number, state: string | null, message?: string): void;
  /**
   * Lets an account appear on an existing connection, as one that was opened at the bank since: disabled, of a type of
   * Powens' list (`checking` by default), a card below the current account. Returns its id.
   *
   * Throws a `RangeError` for an unknown connection.
   */
  addAccount(connectionId: number, type?: string): number;
  /**
   * Lets an account be gone from the bank: `deleted` is set, and lists show it with `?all` only.
   *
   * Throws a `RangeError` for an unknown account.
   */
  closeAccount(accountId: number): void;
  /**
   * Lets answers go wrong that no scenario spoils: lines that hang or break, pages and garbage instead of JSON, errors
   * of gateways. It meets the next calls that fit, once unless `times` says otherwise.
   *
   * Throws a `RangeError` for `times` that are no whole number from 1.
   */
  fault(fault: Fault): FaultHandle;
  /** Replaces the encryption key. Values encrypted with the old one are refused with `keymanager`. */
  rotateKey(): Promise<void>;
}

/**
 * Creates a simulated Powens that lives in memory and shares nothing with any other.
 *
 * @example
 * const sandbox = createSandbox();
 * const { token } = sandbox.addUser();
 * const response = await sandbox.fetch(
 *   new Request("https://sandbox.example/2.0/users/me/connections", {
 *     headers: { authorization: `Bearer ${token}` },
 *   }),
 * );
 * // 200 {"connections":[],"total":0}
 *
 * @public
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const settings = readSandboxOptions(options);
  const world = createWorld(settings);
  const faults = createFaultPlan(world.clock, settings.faults);
  const quota = settings.rateLimit === null ? null : createQuota(settings.rateLimit.perMinute);

  return {
    fetch: async (request) => {
      const path = pathOf(world, request);
      const response = await faults.pass(request, path, () => answer(world, quota, request, path));
      response.headers.set("x-request-id", world.random.uuid());
      response.headers.set("vary", "Authorization,Origin");
      response.headers.set("x-frame-options", "DENY");
      return response;
    },
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    publicUrl: settings.publicUrl,
    institutions: settings.institutions,
    addUser: () => {
      const user = addUser(world);
      return { token: issueToken(world, user, "permanent"), id: user.id };
    },
    revokeUser: (userId) => {
      if (!world.users.has(userId)) throw new RangeError(`there is no user ${userId}`);
      revokeTokens(world, userId);
    },
    setState: (connectionId, state, message) => {
      setState(world, connectionId, state, message ?? null);
    },
    addAccount: (connectionId, type = "checking") => addAccount(world, connectionId, type),
    closeAccount: (accountId) => {
      closeAccount(world, accountId);
    },
    fault: faults.add,
    rotateKey: () => world.keys.rotate(),
  };
}

/** The path below the sandbox's own address. */
function pathOf({ settings }: World, request: Request): string {
  const { pathname } = new URL(request.url);
  const base = new URL(settings.publicUrl).pathname.replace(/\/$/, "");
  return pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname;
}

async function answer(
  world: World,
  quota: Quota | null,
  request: Request,
  path: string,
): Promise<Response> {
  const url = new URL(request.url);
  const isApi = path.startsWith(`${API}/`) && !path.startsWith(OLD_WEBVIEW);
  const wait = isApi && !path.startsWith(`${API}/logos/`) ? quota?.take(world.clock.now()) : null;
  if (wait != null) {
    return failure(
      429,
      { code: "tooManyRequests", description: "Too many calls in a minute" },
      { "retry-after": String(wait) },
    );
  }
  const found = isApi
    ? findRoute(apiRoutes, request.method, path.slice(API.length))
    : findRoute(pageRoutes, request.method, path);
  if (found.kind === "nothing") return notFoundPage();
  if (found.kind === "otherMethod") {
    return failure(405, { code: "methodNotAllowed", description: "Method not allowed" });
  }
  return found.handle({ world, request, url, query: url.searchParams, params: found.params });
}

function setState(
  world: World,
  connectionId: number,
  state: string | null,
  message: string | null,
): void {
  const connection = findConnection(world, connectionId);
  const source = speaker(connection);
  if (source === undefined) throw new RangeError(`connection ${connectionId} has no source`);
  if (isPending(source)) throw new RangeError(`connection ${connectionId} waits for the PSU`);
  if (state === null) synchronise(world, connection, source);
  else failSync(world, connection, source, state, message);
}
