import { useEffect } from "react";
import type { WaitingForPsu } from "../flow/index.ts";
import { useConnectContext } from "./connect-context.tsx";

/**
 * Reads the connection of a step that waits for the PSU when its tab is shown again: another tab, or the bank, may have
 * moved it on. A read that fails changes nothing; what is sent from the step says what is wrong.
 */
export function useReadWhenShown({ attempt, turn }: WaitingForPsu) {
  const { api, store } = useConnectContext().instance;
  const id = attempt.connection?.id ?? null;
  useEffect(() => {
    if (id === null) return undefined;
    let reading: AbortController | null = null;
    const read = async () => {
      // One return to a tab is told several times.
      if (document.visibilityState === "hidden" || reading !== null) return;
      reading = new AbortController();
      try {
        const connection = await api.getConnection(id, { signal: reading.signal });
        store.send({ type: "CONNECTION_UPDATED", turn, connection });
      } catch {
        // The step stays as it is.
      }
      reading = null;
    };
    const look = () => void read();
    document.addEventListener("visibilitychange", look);
    window.addEventListener("focus", look);
    window.addEventListener("pageshow", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("focus", look);
      window.removeEventListener("pageshow", look);
      reading?.abort();
    };
  }, [api, store, id, turn]);
}
