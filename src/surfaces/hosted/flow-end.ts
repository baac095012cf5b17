import type { FinishSession } from "../../protocol/session-results.ts";
import type { ConnectOptions } from "../../widget/index.ts";

/** Listens to a flow as a host does, and can say in the end how it went. */
export function createFlowEnd(): {
  readonly callbacks: Required<Pick<ConnectOptions, "onExit" | "onSuccess">>;
  readonly said: () => FinishSession;
} {
  const connectionIds: number[] = [];
  let left: FinishSession = { end: "cancelled", connectionIds: [] };
  return {
    callbacks: {
      onSuccess: ({ connectionId }) => {
        connectionIds.push(connectionId);
      },
      onExit: (error, { connectionId }) => {
        left = {
          end: error === null ? "cancelled" : "failed",
          connectionIds: [],
          leftAt: connectionId,
          code: error?.code ?? null,
        };
      },
    },
    said: () => (connectionIds.length === 0 ? left : { end: "connected", connectionIds }),
  };
}
