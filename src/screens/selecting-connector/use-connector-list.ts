import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { failureOf, useConnectContext } from "../../react/index.ts";

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
  const failure = error === null ? null : failureOf(error);
  // A lost network is said where the list would be; every other failure has a screen that says what it is.
  const isHere = failure?.code === "network_unreachable";

  useEffect(() => {
    if (error !== null && !isHere) store.send({ type: "READ_FAILED", turn, ...failureOf(error) });
  }, [store, turn, error, isHere]);

  return {
    connectors: data ?? null,
    failed: isHere && !isFetching,
    readAgain: () => {
      void refetch();
    },
  };
}
