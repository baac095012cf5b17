import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { failureOf, useConnectContext } from "../../react/index.ts";

/** Reads the bank that was pressed, then tells the flow. One at a time: a second press meanwhile does nothing. */
export function useConnectorReading(turn: number) {
  const { instance, announce, translator } = useConnectContext();
  const { api, store } = instance;
  const queryClient = useQueryClient();
  const reading = useRef(false);
  const [busyUuid, setBusyUuid] = useState<string | null>(null);
  const loading = translator.t("label.loading");

  const read = useCallback(
    (uuid: string) => {
      if (reading.current) return;
      reading.current = true;
      setBusyUuid(uuid);
      announce(loading);
      const connectorRead = queryClient.query({
        queryKey: ["connector", uuid],
        queryFn: ({ signal }) => api.getConnector(uuid, { signal }),
        networkMode: "always",
        retry: false,
      });
      void Promise.all([connectorRead, store.ready()])
        .then(
          ([connector]) => {
            // Chosen on a list that was left meanwhile: the PSU has changed their mind.
            if (store.getState().turn === turn)
              store.send({ type: "CONNECTOR_SELECTED", connector });
          },
          (error: unknown) => {
            store.send({ type: "READ_FAILED", turn, ...failureOf(error) });
          },
        )
        .finally(() => {
          reading.current = false;
          setBusyUuid(null);
        });
    },
    [announce, api, loading, queryClient, store, turn],
  );
  return { busyUuid, read };
}
