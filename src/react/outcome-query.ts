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
  /** Looked for in vain, so many times in a row, for so long. */
  | {
      readonly kind: "nothing";
      readonly times: number;
      readonly since: number;
      readonly milliseconds: number;
    };

type Lost = StateOf<"outcomeUnknown">;

/** Asks for the operation first; where it is not known, the connections say what came of it. */
export const outcomeQuery = (api: ConnectApi, now: () => number, state: Lost) => {
  const queryKey = ["outcome", state.operation, state.turn] as const;
  return queryOptions({
    queryKey,
    queryFn: async ({ signal, client }: { signal: AbortSignal; client: QueryClient }) =>
      (await readOperation(api, state, signal)) ??
      (await readTruth(api, state, signal)) ??
      inVain(client.getQueryData<Sought>(queryKey), now()),
    ...polling,
  });
};

async function readOperation(
  api: ConnectApi,
  { operation }: Lost,
  signal: AbortSignal,
): Promise<Sought | null> {
  const outcome = operation === null ? null : await readOrLost(api, operation, signal);
  if (outcome === null) return null;
  return outcome.kind === "operation" ? { kind: "running" } : { kind: "settled", outcome };
}

/** The proxy may have lost the answer, too: then only the connections can tell. */
async function readOrLost(api: ConnectApi, operation: string, signal: AbortSignal) {
  try {
    return await api.getOperation(operation, { signal });
  } catch (error) {
    if (isConnectError(error) && error.code === "outcome_unknown") return null;
    throw error;
  }
}

async function readTruth(
  api: ConnectApi,
  { attempt }: Lost,
  signal: AbortSignal,
): Promise<Sought | null> {
  const connection =
    attempt.connection === null
      ? findAttempt(await api.listConnections({ signal }), attempt)
      : await api.getConnection(attempt.connection.id, { signal });
  return connection === null ? null : { kind: "found", connection };
}

function inVain(before: Sought | undefined, now: number): Sought {
  if (before?.kind !== "nothing") return { kind: "nothing", times: 1, since: now, milliseconds: 0 };
  const { times, since } = before;
  return { kind: "nothing", times: times + 1, since, milliseconds: now - since };
}
