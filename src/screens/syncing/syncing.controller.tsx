import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { StateOf } from "../../flow/index.ts";
import {
  foundQuery,
  polling,
  useConnectContext,
  useSend,
  useStep,
  useStepFrame,
  useWait,
  useWatch,
} from "../../react/index.ts";
import { SyncingView } from "./syncing.view.tsx";

export function SyncingScreen() {
  const state = useStep("syncing");
  const send = useSend();
  const frame = useStepFrame(state.attempt.connector);
  useWatch(state);
  useFirstAccounts(state);
  const waiting = useWait("firstData", state.turn);
  return (
    <SyncingView
      frame={frame}
      waiting={waiting}
      onLeave={() => {
        send({ type: "CLOSE_REQUESTED" });
      }}
    />
  );
}

/** The first accounts may be there before all data is; whoever chooses among them need not wait for it. */
function useFirstAccounts({ attempt, turn }: StateOf<"syncing">): void {
  const { instance, options } = useConnectContext();
  const { api, store } = instance;
  const query = foundQuery(api, attempt, turn);
  const { data } = useQuery({
    ...query,
    ...polling,
    enabled: attempt.connection !== null && options.accounts !== false,
  });
  useEffect(() => {
    if (data !== undefined) store.send({ type: "ACCOUNTS_FOUND", turn, ...data });
  }, [store, turn, data]);
}
