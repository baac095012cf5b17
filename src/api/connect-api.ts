import {
  ConnectError,
  bankReturnSchema,
  connectionAnswerSchema,
  connectionListSchema,
  connectorAnswerSchema,
  connectorListSchema,
  isConnectError,
  outcomeSchema,
  publicKeyAnswerSchema,
  webauthStartedSchema,
} from "../protocol/index.ts";
import type {
  Account,
  BankReturn,
  Connection,
  Connector,
  ConnectorSummary,
  CreateConnection,
  CredentialsPolicy,
  FieldValues,
  Outcome,
  SettledOutcome,
  StartWebauth,
  Subscription,
  UpdateConnection,
  WebauthStarted,
} from "../protocol/index.ts";
import { encryptValues } from "./encrypt-values.ts";
import { callProxy } from "./proxy-client.ts";
import type { ProxyClientOptions } from "./proxy-client.ts";
import { settleOperation, sleepByTimer } from "./settle-operation.ts";
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

/** The browser's client of the proxy. Every method throws {@link ConnectError}; acts are never repeated by themselves. */
export interface ConnectApi {
  listConnectors(options?: ReadOptions): Promise<ConnectorSummary[]>;
  getConnector(uuid: string, options?: ReadOptions): Promise<Connector>;
  /** Who collects credentials, as soon as an answer of the proxy has said it. */
  credentialsPolicy(): Promise<CredentialsPolicy>;
  /** The address of a bank's logo, for an `<img>`; it answers 404 where there is none. */
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
}

export interface ConnectApiOptions {
  /** Where the proxy is mounted, e.g. `/guichet` or `https://app.example/guichet`. */
  readonly proxyUrl: string;
  /** Default: the page's own `fetch`. */
  readonly fetch?: typeof globalThis.fetch;
  /** Default: timers. */
  readonly sleep?: Sleep;
}

/** Fetched when it is near: the first screen shows no account. */
const sharing = () =>
  import("./sharing-calls.ts").catch((cause: unknown) => {
    throw new ConnectError("network_unreachable", "the rest of the widget could not be fetched", {
      cause,
    });
  });

/** Creates the browser's client of a proxy. */
export function createConnectApi(options: ConnectApiOptions): ConnectApi {
  const client: ProxyClientOptions = {
    proxyUrl: options.proxyUrl,
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
  };
  const sharer = { call: callProxy, options: client };
  const sleep = options.sleep ?? sleepByTimer;
  let heardPolicy: (policy: CredentialsPolicy) => void = () => undefined;
  const policy = new Promise<CredentialsPolicy>((resolve) => {
    heardPolicy = resolve;
  });

  async function readKey({ signal }: ReadOptions = {}) {
    const call = { method: "GET", path: "/publickey", signal } as const;
    return (await callProxy(call, publicKeyAnswerSchema, client)).key;
  }

  const seal = async (fields: FieldValues, signal: AbortSignal | undefined) => {
    if (Object.keys(fields).length === 0) return fields;
    const key = await readKey({ signal });
    return key === null ? fields : encryptValues(fields, key);
  };

  async function getOperation(operation: string, { signal }: ReadOptions = {}) {
    try {
      return await callProxy(
        { method: "GET", path: `/operations/${encodeURIComponent(operation)}`, signal },
        outcomeSchema,
        client,
      );
    } catch (error) {
      if (isConnectError(error) && error.code === "not_found") return null;
      throw error;
    }
  }

  /** Sends an act with sealed values. Only a key that Powens has since replaced (nothing reached the bank) sends it anew. */
  async function act(
    path: string,
    { operation, signal }: ActOptions,
    bodyOf: (fields: FieldValues) => unknown,
    fields: FieldValues,
  ): Promise<SettledOutcome> {
    const once = async () => {
      const body = bodyOf(await seal(fields, signal));
      signal?.throwIfAborted();
      const call = { method: "POST", path, operation, body } as const;
      const outcome = await callProxy(call, outcomeSchema, client);
      return settleOperation(outcome, { read: getOperation, sleep, signal });
    };
    const first = await once();
    return first.kind === "refused" && first.code === "keymanager" ? once() : first;
  }

  return {
    async listConnectors({ signal } = {}) {
      const call = { method: "GET", path: "/connectors", signal } as const;
      const { connectors, credentials } = await callProxy(call, connectorListSchema, client);
      heardPolicy(credentials);
      return connectors;
    },
    async getConnector(uuid, { signal } = {}) {
      const call = {
        method: "GET",
        path: `/connectors/${encodeURIComponent(uuid)}`,
        signal,
      } as const;
      const { connector } = await callProxy(call, connectorAnswerSchema, client);
      heardPolicy(connector.credentials);
      return connector;
    },
    credentialsPolicy: () => policy,
    logoUrl: (uuid) => `${client.proxyUrl.replace(/\/+$/, "")}/logos/${encodeURIComponent(uuid)}`,
    async listConnections({ signal } = {}) {
      const call = { method: "GET", path: "/connections", signal } as const;
      return (await callProxy(call, connectionListSchema, client)).connections;
    },
    async getConnection(id, { signal } = {}) {
      const call = { method: "GET", path: `/connections/${String(id)}`, signal } as const;
      return (await callProxy(call, connectionAnswerSchema, client)).connection;
    },
    createConnection: (request, actOptions) =>
      act("/connections", actOptions, (fields) => ({ ...request, fields }), request.fields),
    updateConnection: (id, request, actOptions) =>
      act(
        `/connections/${String(id)}`,
        actOptions,
        (fields) => (request.act === "answer" ? { ...request, fields } : request),
        request.act === "answer" ? request.fields : {},
      ),
    listAccounts: async (id, { signal } = {}) => (await sharing()).listAccounts(sharer, id, signal),
    shareAccounts: async (id, ids) => (await sharing()).shareAccounts(sharer, id, ids),
    listSubscriptions: async (id, { signal } = {}) =>
      (await sharing()).listSubscriptions(sharer, id, signal),
    shareSubscriptions: async (id, ids) => (await sharing()).shareSubscriptions(sharer, id, ids),
    startWebauth: (request) =>
      callProxy({ method: "POST", path: "/webauth", body: request }, webauthStartedSchema, client),
    redeemReturn: (code) =>
      callProxy({ method: "POST", path: "/returns", body: { code } }, bankReturnSchema, client),
    hasEncryption: async (options) => (await readKey(options)) !== null,
    getOperation,
  };
}
