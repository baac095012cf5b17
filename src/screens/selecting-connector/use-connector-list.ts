import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { failureOf, useConnectContext } from "../../react/index.ts";

/** Failures that trying again may mend; the list says so itself. The others end the flow, which says why. */
const passing = new Set<string>([
  "network_unreachable",
  "upstream_unavailable",
  "upstream_rejected",
  "invalid_response",
]);

/** Reads the banks of the domain, once for the life of the widget. */
export function useConnectorList(turn: number) {
  const { api, store } = useConnectContext().instance;
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ["connectors"],
    queryFn: ({ signal }) => api.listConnectors({ signal }),
    staleTime: Infinity,
    gcTime: Infinity,
    refetchOnReconnect: (query) => (query.state.data === undefined ? "always" : false),
    networkMode: "always",
    retry: false,
  });
  const failed = error !== null && !isFetching;

  useEffect(() => {
    if (error === null) return;
    const failure = failureOf(error);
    if (!passing.has(failure.code)) store.send({ type: "READ_FAILED", turn, ...failure });
  }, [store, turn, error]);

  return {
    connectors: data ?? null,
    failed,
    readAgain: () => {
      void refetch();
    },
  };
}
