import type { ConnectApi } from "../api/index.ts";
import { findAttempt, pollDelay } from "../flow/index.ts";
import type { Attempt } from "../flow/index.ts";
import { isConnectError } from "../protocol/index.ts";

interface Polled {
  readonly state: {
    readonly dataUpdateCount: number;
    readonly errorUpdateCount: number;
    readonly error: unknown;
  };
}

/** The next read: on schedule, or when `Retry-After` allows it. */
export const nextRead = ({ state }: Polled): number => {
  const scheduled = pollDelay(state.dataUpdateCount + state.errorUpdateCount);
  const asked = isConnectError(state.error) ? (state.error.retryAfter ?? 0) * 1000 : 0;
  return Math.max(scheduled, asked);
};

/** Hidden tabs pause; focus and a network that is back read at once; one read is in flight at a time. */
export const polling = {
  refetchInterval: nextRead,
  refetchIntervalInBackground: false,
  refetchOnWindowFocus: "always",
  refetchOnReconnect: "always",
  networkMode: "always",
  retry: false,
  staleTime: 0,
  gcTime: 0,
} as const;

/** Reads a connection again and again while it is waited for. */
export const connectionQuery = (api: ConnectApi, connectionId: number, turn: number) => ({
  queryKey: ["connection", connectionId, turn] as const,
  queryFn: ({ signal }: { signal: AbortSignal }) => api.getConnection(connectionId, { signal }),
  ...polling,
});

/** Looks for what came of an attempt whose connection is not known. */
export const attemptQuery = (api: ConnectApi, attempt: Attempt, turn: number) => ({
  queryKey: ["attempt", attempt.connector.uuid, turn] as const,
  queryFn: async ({ signal }: { signal: AbortSignal }) =>
    findAttempt(await api.listConnections({ signal }), attempt),
  ...polling,
});
