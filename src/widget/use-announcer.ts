import { useCallback, useEffect, useState } from "react";
import type { FlowStore } from "../react/index.ts";

/**
 * Says a sentence in the live region; the same sentence twice is said twice. What was said of one step does not stay
 * to be found on the next.
 */
export function useAnnouncer(store: FlowStore): {
  readonly announce: (message: string) => void;
  readonly message: string;
} {
  const [said, setSaid] = useState({ message: "", times: 0 });
  const announce = useCallback((message: string) => {
    setSaid(({ times }) => ({ message, times: times + 1 }));
  }, []);
  useEffect(
    () =>
      store.subscribe(({ turn }, before) => {
        if (turn !== before.turn) setSaid({ message: "", times: 0 });
      }),
    [store],
  );
  return { announce, message: said.times % 2 === 0 ? said.message : `${said.message}\u00a0` };
}
