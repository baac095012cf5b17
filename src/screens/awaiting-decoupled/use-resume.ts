import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { resumePause } from "../../flow/index.ts";
import type { StateOf } from "../../flow/index.ts";
import { ConnectError } from "../../protocol/index.ts";
import { failureOf, useConnectContext } from "../../react/index.ts";

/** Whether the pause that belongs to `key` is over. */
function useRest(pause: number, key: string): boolean {
  const [rested, setRested] = useState<string | null>(null);
  useEffect(() => {
    if (pause === 0) return undefined;
    const timer = setTimeout(() => {
      setRested(key);
    }, pause);
    return () => {
      clearTimeout(timer);
    };
  }, [pause, key]);
  return pause === 0 || rested === key;
}

/**
 * Sends `resume` for an approval, once each time it is due. It starts without the PSU, so it is a query: its cache keeps
 * a second mounting from sending it again.
 */
export function useResume({
  attempt,
  resume,
  turn,
  resends = 0,
}: StateOf<"awaitingDecoupled">): void {
  const { api, page, store } = useConnectContext().instance;
  const { connection } = attempt;
  const isDue = resume === "due";
  const isRested = useRest(isDue ? resumePause(attempt.resumed ?? 0) : 0, [turn, resends].join());
  const { data, error } = useQuery({
    queryKey: ["resume", turn, resends],
    queryFn: () =>
      connection === null
        ? Promise.reject(new ConnectError("not_found", "there is no connection to go on with"))
        : api.updateConnection(connection.id, { act: "resume" }, { operation: page.newHandle() }),
    enabled: isDue && isRested,
    // Static: not even the PSU’s “try again” after a lost network sends it a second time.
    staleTime: "static",
    gcTime: Infinity,
    retry: false,
    retryOnMount: false,
    networkMode: "always",
    refetchOnMount: false,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  });

  useEffect(() => {
    if (isDue && data !== undefined) store.send({ type: "OUTCOME_RECEIVED", turn, outcome: data });
  }, [store, turn, isDue, data]);

  useEffect(() => {
    if (isDue && error !== null) store.send({ type: "REQUEST_FAILED", turn, ...failureOf(error) });
  }, [store, turn, isDue, error]);
}
