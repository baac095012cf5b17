import { ConnectError } from "../protocol/index.ts";
import { connectorListSchema } from "../protocol/proxy-api.ts";
import type {
  Account,
  BankReturn,
  Connection,
  Connector,
  ConnectorSummary,
  CreateConnection,
  CredentialsPolicy,
  Outcome,
  SettledOutcome,
  StartWebauth,
  Subscription,
  UpdateConnection,
  WebauthStarted,
} from "../protocol/index.ts";
import type { ManageApi } from "./management-calls.ts";
import { callProxy } from "./proxy-client.ts";
import type { ProxyClientOptions } from "./proxy-client.ts";
import type { Sleep } from "./settle-operation.ts";

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
}

/** An act carries the random handle of its operation: one upstream POST however often it is sent. */
export interface ActOptions {
  readonly operation: string;
  /** Ends the wait for the outcome. What was sent is not taken back; nothing more is sent. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * The browser's client of the proxy. Every method throws {@link ConnectError}; acts are never repeated by themselves.
 *
 * An act that fails with `network_unreachable` or `upstream_unavailable` was not sent: the key for credentials could not
 * be read, or Powens could not be reached. Once it may have been, the code is `outcome_unknown`.
 */
export interface ConnectApi {
  listConnectors(options?: ReadOptions): Promise<ConnectorSummary[]>;
  getConnector(uuid: string, options?: ReadOptions): Promise<Connector>;
  /** Who collects credentials, as soon as an answer of the proxy has said it. */
  credentialsPolicy(): Promise<CredentialsPolicy>;
  /** The address of a bank's logo, for an `<img>`; it answers with no image where there is none. */
  logoUrl(uuid: string): string;
  listConnections(options?: ReadOptions): Promise<Connection[]>;
  getConnection(id: number, options?: ReadOptions): Promise<Connection>;
  /** Creates a connection. `fields` are values as typed; they are encrypted here when the domain has a key. */
  createConnection(request: CreateConnection, options: ActOptions): Promise<SettledOutcome>;
  /** Answers a prompt, gives new details, goes on with an approval, or starts an interactive synchronisation. */
  updateConnection(
    id: number,
    request: UpdateConnection,
    options: ActOptions,
  ): Promise<SettledOutcome>;
  /** The accounts found on a connection, shared (`disabled` is `null`) or not; names and masked numbers only. */
  listAccounts(connectionId: number, options?: ReadOptions): Promise<Account[]>;
  /** Shares these accounts and no others; the answer holds them. Doing it twice changes nothing. */
  shareAccounts(connectionId: number, ids: readonly number[]): Promise<Account[]>;
  /** The contracts found on a connection of a document connector, like its accounts. */
  listSubscriptions(connectionId: number, options?: ReadOptions): Promise<Subscription[]>;
  shareSubscriptions(connectionId: number, ids: readonly number[]): Promise<Subscription[]>;
  /** Asks where the bank is. The answer's address is for the navigation only: never keep or log it. */
  startWebauth(request: StartWebauth): Promise<WebauthStarted>;
  redeemReturn(code: string): Promise<BankReturn>;
  /** Whether values are encrypted before they leave this page: whether the domain has a key. */
  hasEncryption(options?: ReadOptions): Promise<boolean>;
  /** What came of an act. `null` when the proxy does not know the operation: nothing is known to have happened. */
  getOperation(operation: string, options?: ReadOptions): Promise<Outcome | null>;
  /** The rest of the Connections page, for screens that manage connections; it is fetched when first asked for. */
  manage(): Promise<ManageApi>;
}

export interface ConnectApiOptions {
  /** Where the proxy is mounted, e.g. `/guichet` or `https://app.example/guichet`. */
  readonly proxyUrl: string;
  /** Default: the page's own `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
  /** Default: timers. */
  readonly sleep?: Sleep;
}

const unreachable = (cause: unknown): never => {
  throw new ConnectError("network_unreachable", "the rest of the widget could not be fetched", {
    cause,
  });
};

/** Fetched when it is near: the first screen shows banks only. */
const connecting = () => import("./connection-calls.ts").catch(unreachable);
const sharing = () => import("./sharing-calls.ts").catch(unreachable);
const managing = () => import("./management-calls.ts").catch(unreachable);

/** Creates the browser's client of a proxy. */
export function createConnectApi(options: ConnectApiOptions): ConnectApi {
  const client: ProxyClientOptions = {
    proxyUrl: options.proxyUrl,
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
  };
  const sharer = { call: callProxy, options: client };
  const later = async () => (await connecting()).connectionCalls(sharer, options.sleep);
  let heardPolicy: (policy: CredentialsPolicy) => void = () => undefined;
  const policy = new Promise<CredentialsPolicy>((resolve) => {
    heardPolicy = resolve;
  });

  return {
    async listConnectors({ signal } = {}) {
      const call = { method: "GET", path: "/connectors", signal } as const;
      const { connectors, credentials } = await callProxy(call, connectorListSchema, client);
      heardPolicy(credentials);
      return connectors;
    },
    async getConnector(uuid, read) {
      const connector = await (await later()).getConnector(uuid, read);
      heardPolicy(connector.credentials);
      return connector;
    },
    credentialsPolicy: () => policy,
    logoUrl: (uuid) => `${client.proxyUrl.replace(/\/+$/, "")}/logos/${encodeURIComponent(uuid)}`,
    listConnections: async (read) => (await later()).listConnections(read),
    getConnection: async (id, read) => (await later()).getConnection(id, read),
    createConnection: async (request, act) => (await later()).createConnection(request, act),
    updateConnection: async (id, request, act) =>
      (await later()).updateConnection(id, request, act),
    listAccounts: async (id, { signal } = {}) => (await sharing()).listAccounts(sharer, id, signal),
    shareAccounts: async (id, ids) => (await sharing()).shareAccounts(sharer, id, ids),
    listSubscriptions: async (id, { signal } = {}) =>
      (await sharing()).listSubscriptions(sharer, id, signal),
    shareSubscriptions: async (id, ids) => (await sharing()).shareSubscriptions(sharer, id, ids),
    startWebauth: async (request) => (await later()).startWebauth(request),
    redeemReturn: async (code) => (await later()).redeemReturn(code),
    hasEncryption: async (read) => (await later()).hasEncryption(read),
    getOperation: async (operation, read) => (await later()).getOperation(operation, read),
    manage: async () => {
      const [{ managementCalls }, { getOperation }] = await Promise.all([managing(), later()]);
      return managementCalls(sharer, getOperation, options.sleep);
    },
  };
}
