import { queryOptions } from "@tanstack/react-query";
import type { QueryClient } from "@tanstack/react-query";
import type { ConnectApi } from "../api/index.ts";
import { findAttempt } from "../flow/index.ts";
import type { StateOf } from "../flow/index.ts";
import { isConnectError } from "../protocol/index.ts";
import type { Connection, SettledOutcome } from "../protocol/index.ts";
import { polling } from "./poll-query.ts";

/** What is known of an act whose answer was lost. */
export type Sought =
  | { readonly kind: "settled"; readonly outcome: SettledOutcome }
  | { readonly kind: "running" }
  | { readonly kind: "found"; readonly connection: Connection }
  | { readonly kind: "gone" }
  /** Looked for in vain, so many times in a row. */
  | { readonly kind: "nothing"; readonly times: number };

type Lost = StateOf<"outcomeUnknown">;

/** Asks for the operation first; where it is not known, the connections say what came of it. */
export const outcomeQuery = (api: ConnectApi, state: Lost) => {
  const queryKey = ["outcome", state.operation, state.turn] as const;
  return queryOptions({
    queryKey,
    queryFn: async ({ signal, client }: { signal: AbortSignal; client: QueryClient }) =>
      (await readOperation(api, state, signal)) ??
      (await readTruth(api, state, signal, client.getQueryData<Sought>(queryKey))),
    ...polling,
  });
};

async function readOperation(
  api: ConnectApi,
  { operation }: Lost,
  signal: AbortSignal,
): Promise<Sought | null> {
  const outcome = operation === null ? null : await api.getOperation(operation, { signal });
  if (outcome === null) return null;
  return outcome.kind === "operation" ? { kind: "running" } : { kind: "settled", outcome };
}

async function readTruth(
  api: ConnectApi,
  { attempt }: Lost,
  signal: AbortSignal,
  before: Sought | undefined,
): Promise<Sought> {
  if (attempt.connection !== null) {
    try {
      return {
        kind: "found",
        connection: await api.getConnection(attempt.connection.id, { signal }),
      };
    } catch (error) {
      if (isConnectError(error) && error.code === "not_found") return { kind: "gone" };
      throw error;
    }
  }
  const connection = findAttempt(await api.listConnections({ signal }), attempt);
  if (connection !== null) return { kind: "found", connection };
  return { kind: "nothing", times: before?.kind === "nothing" ? before.times + 1 : 1 };
}
