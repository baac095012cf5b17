import {
  publicKeyAnswerSchema,
  sourceAnswerSchema,
  sourceListSchema,
} from "../protocol/connection-answers.ts";
import { connectionLogListSchema } from "../protocol/connection-log.ts";
import {
  expandedConnectionAnswerSchema,
  expandedConnectionListSchema,
} from "../protocol/expanded-connection.ts";
import { outcomeSchema } from "../protocol/outcome.ts";
import { connectionDeletedSchema } from "../protocol/proxy-api.ts";
import type {
  ConnectionExpand,
  ConnectionLogList,
  ConnectionSource,
  ExpandedConnection,
  PublicKey,
  SettledOutcome,
} from "../protocol/index.ts";
import type { ActOptions, ConnectApi, ReadOptions } from "./connect-api.ts";
import { settleOperation, sleepByTimer } from "./settle-operation.ts";
import type { Sleep } from "./settle-operation.ts";
import type { Client } from "./sharing-calls.ts";

export interface SourceReadOptions extends ReadOptions {
  /** Also sources that are stopped. */
  readonly all?: boolean | undefined;
}

/** Which part of a connection's log is read. */
export interface LogReadOptions extends ReadOptions {
  /** 1 to 1000; 50 by default. */
  readonly limit?: number | undefined;
  readonly offset?: number | undefined;
  /** Inclusive, in Paris time: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  readonly minDate?: string | undefined;
  readonly maxDate?: string | undefined;
  /** Only what one source of the connection did. */
  readonly sourceId?: number | undefined;
}

export interface SyncOptions extends ActOptions {
  /** `false` when nobody waits: no authentication may then be asked for. `true` by default. */
  readonly psuRequested?: boolean | undefined;
}

/**
 * The rest of the Connections page of the Powens API, for screens that manage connections. Every method throws
 * {@link ConnectError}: `not_found` for what is not this user's, `invalid_request` for an argument that cannot be.
 */
export interface ManageApi {
  /** The connections with what is asked for beside them; what is not asked for is `null`. */
  expandConnections(
    expands: readonly ConnectionExpand[],
    options?: ReadOptions,
  ): Promise<ExpandedConnection[]>;
  expandConnection(
    id: number,
    expands: readonly ConnectionExpand[],
    options?: ReadOptions,
  ): Promise<ExpandedConnection>;
  /** Starts a synchronisation. `alreadyDone` when one is under way or has just been. */
  syncConnection(id: number, options: SyncOptions): Promise<SettledOutcome>;
  /**
   * Erases a connection with its accounts and their history, for good. `forbidden` unless the proxy has `allowDelete`;
   * `outcome_unknown` when the answer was lost.
   */
  deleteConnection(id: number): Promise<void>;
  listSources(connectionId: number, options?: SourceReadOptions): Promise<ConnectionSource[]>;
  getSource(
    connectionId: number,
    sourceId: number,
    options?: SourceReadOptions,
  ): Promise<ConnectionSource>;
  /** Stops or starts the synchronisation of one source. Doing it twice changes nothing. */
  updateSource(
    connectionId: number,
    sourceId: number,
    update: { readonly disabled: boolean },
  ): Promise<ConnectionSource>;
  /** What became of past synchronisations, newest first; `nextOffset` leads to the next page. */
  listLogs(connectionId: number, options?: LogReadOptions): Promise<ConnectionLogList>;
  /** The domain's key for credentials; `null` when it has none. */
  getPublicKey(options?: ReadOptions): Promise<PublicKey | null>;
}

function queryOf(parameters: Readonly<Record<string, string | number | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) query.append(name, String(value));
  }
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}

const allOf = (all: boolean | undefined) => queryOf({ all: all === true ? "true" : undefined });

/** The calls that the connect flow does without. */
export function managementCalls(
  { call, options: client }: Client,
  getOperation: ConnectApi["getOperation"],
  sleep: Sleep = sleepByTimer,
): ManageApi {
  const one = (id: number) => `/connections/${String(id)}`;
  const source = (id: number, sourceId: number) => `${one(id)}/sources/${String(sourceId)}`;

  return {
    async expandConnections(expands, { signal } = {}) {
      const path = `/connections${queryOf({ expand: expands.join() })}`;
      const read = { method: "GET", path, signal } as const;
      return (await call(read, expandedConnectionListSchema, client)).connections;
    },
    async expandConnection(id, expands, { signal } = {}) {
      const path = one(id) + queryOf({ expand: expands.join() });
      const read = { method: "GET", path, signal } as const;
      return (await call(read, expandedConnectionAnswerSchema, client)).connection;
    },
    async syncConnection(id, { operation, signal, psuRequested = true }) {
      const body = { psu_requested: psuRequested };
      const put = { method: "PUT", path: one(id), operation, body } as const;
      signal?.throwIfAborted();
      const outcome = await call(put, outcomeSchema, client);
      return settleOperation(outcome, { read: getOperation, sleep, signal });
    },
    async deleteConnection(id) {
      await call({ method: "DELETE", path: one(id) }, connectionDeletedSchema, client);
    },
    async listSources(id, { all, signal } = {}) {
      const read = { method: "GET", path: `${one(id)}/sources${allOf(all)}`, signal } as const;
      return (await call(read, sourceListSchema, client)).sources;
    },
    async getSource(id, sourceId, { all, signal } = {}) {
      const read = { method: "GET", path: source(id, sourceId) + allOf(all), signal } as const;
      return (await call(read, sourceAnswerSchema, client)).source;
    },
    async updateSource(id, sourceId, { disabled }) {
      const post = { method: "POST", path: source(id, sourceId), body: { disabled } } as const;
      return (await call(post, sourceAnswerSchema, client)).source;
    },
    async listLogs(id, { limit, offset, minDate, maxDate, sourceId, signal } = {}) {
      const page = { limit, offset, min_date: minDate, max_date: maxDate, id_source: sourceId };
      const read = { method: "GET", path: `${one(id)}/logs${queryOf(page)}`, signal } as const;
      return call(read, connectionLogListSchema, client);
    },
    async getPublicKey({ signal } = {}) {
      const read = { method: "GET", path: "/publickey", signal } as const;
      return (await call(read, publicKeyAnswerSchema, client)).key;
    },
  };
}
