import {
  bankReturnSchema,
  connectionAnswerSchema,
  connectionListSchema,
  connectorAnswerSchema,
  publicKeyAnswerSchema,
  webauthStartedSchema,
} from "../protocol/connection-answers.ts";
import { ConnectError, isConnectError } from "../protocol/index.ts";
import { outcomeSchema } from "../protocol/outcome.ts";
import type { FieldValues, SettledOutcome } from "../protocol/index.ts";
import type { ActOptions, ConnectApi, ReadOptions } from "./connect-api.ts";
import { encryptValues } from "./encrypt-values.ts";
import { settleOperation, sleepByTimer } from "./settle-operation.ts";
import type { Sleep } from "./settle-operation.ts";
import type { Client } from "./sharing-calls.ts";

/** The calls about one bank and about connections: everything but the list of banks. */
export function connectionCalls(
  { call: callProxy, options: client }: Client,
  sleep: Sleep = sleepByTimer,
): Pick<
  ConnectApi,
  | "createConnection"
  | "getConnection"
  | "getConnector"
  | "getOperation"
  | "hasEncryption"
  | "listConnections"
  | "redeemReturn"
  | "startWebauth"
  | "updateConnection"
> {
  async function readKey({ signal }: ReadOptions = {}) {
    const call = { method: "GET", path: "/publickey", signal } as const;
    return (await callProxy(call, publicKeyAnswerSchema, client)).key;
  }

  /** An answer that cannot be read would leave open whether the act was sent: it was not. */
  const notSent = (error: unknown): never => {
    if (!isConnectError(error) || error.code !== "invalid_response") throw error;
    const { message, requestId } = error;
    throw new ConnectError("upstream_unavailable", message, { requestId, cause: error });
  };

  const seal = async (fields: FieldValues, signal: AbortSignal | undefined) => {
    if (Object.keys(fields).length === 0) return fields;
    const key = await readKey({ signal }).catch(notSent);
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

  /**
   * Sends an act with sealed values. It is sent anew once, and only when the key has been replaced meanwhile: Powens or
   * the proxy says so before anything has reached the bank.
   */
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
    try {
      const first = await once();
      if (first.kind !== "refused" || first.code !== "keymanager") return first;
    } catch (error) {
      if (!isConnectError(error) || error.code !== "not_encrypted") throw error;
    }
    return once();
  }

  return {
    async getConnector(uuid, { signal } = {}) {
      const path = `/connectors/${encodeURIComponent(uuid)}`;
      const call = { method: "GET", path, signal } as const;
      return (await callProxy(call, connectorAnswerSchema, client)).connector;
    },
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
    startWebauth: (request) =>
      callProxy({ method: "POST", path: "/webauth", body: request }, webauthStartedSchema, client),
    redeemReturn: (code) =>
      callProxy({ method: "POST", path: "/returns", body: { code } }, bankReturnSchema, client),
    hasEncryption: async (options) => (await readKey(options)) !== null,
    getOperation,
  };
}
