import type { Attempt } from "../flow/index.ts";
import { ConnectError } from "../protocol/index.ts";
import { useConnectContext, useSend } from "./connect-context.tsx";
import { useAct } from "./use-act.ts";

/** Asks the bank again: synchronises the connection, or, where nothing is kept yet, goes back to the start of the way in. */
export function useSync({ connection }: Attempt): () => void {
  const { api } = useConnectContext().instance;
  const send = useSend();
  const sync = useAct((operation) =>
    connection === null
      ? Promise.reject(
          new ConnectError("implementation_error", "there is no connection to synchronise"),
        )
      : api.updateConnection(connection.id, { act: "sync" }, { operation }),
  );
  return () => {
    if (connection === null) send({ type: "TRIED_AGAIN" });
    else sync();
  };
}
