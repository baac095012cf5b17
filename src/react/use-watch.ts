import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { StateOf } from "../flow/index.ts";
import { useConnectContext } from "./connect-context.tsx";
import { attemptQuery, connectionQuery } from "./poll-query.ts";
import { failureOf } from "./failure-of.ts";

type Watched = StateOf<"awaitingDecoupled" | "returningFromBank" | "syncing">;

/** Watches the connection of a waiting step, or looks for it, and tells the flow what it reads. */
export function useWatch(state: Watched) {
  const { api, store } = useConnectContext().instance;
  const { attempt, turn } = state;
  const id = attempt.connection?.id ?? null;
  const connection = useQuery({ ...connectionQuery(api, id ?? 0, turn), enabled: id !== null });
  const found = useQuery({ ...attemptQuery(api, attempt, turn), enabled: id === null });
  const { error, isSuccess } = id === null ? found : connection;

  useEffect(() => {
    if (connection.data !== undefined)
      store.send({ type: "CONNECTION_UPDATED", turn, connection: connection.data });
  }, [store, turn, connection.data]);

  useEffect(() => {
    if (found.data !== undefined) store.send({ type: "ATTEMPT_SOUGHT", turn, found: found.data });
  }, [store, turn, found.data]);

  useEffect(() => {
    if (error !== null) store.send({ type: "READ_FAILED", turn, ...failureOf(error) });
  }, [store, turn, error]);

  return {
    readAgain: id === null ? found.refetch : connection.refetch,
    /** The last read was answered. */
    isAnswered: isSuccess,
  };
}
