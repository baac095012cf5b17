import { useEffect, useRef } from "react";
import { useConnectContext } from "./connect-context.tsx";

const TICK_MS = 1000;

export interface UnchangedWatch {
  readonly turn: number;
  /** Milliseconds. */
  readonly after: number;
  readonly isWatching: boolean;
}

/**
 * Says that nothing changed, once the bank has been watched long enough. Only time counts in which the page was seen and
 * reads were answered: a hidden tab or a lost network proves nothing.
 */
export function useUnchanged({ turn, after, isWatching }: UnchangedWatch): void {
  const { store } = useConnectContext().instance;
  const watched = useRef({ turn, milliseconds: 0 });
  useEffect(() => {
    if (!isWatching) return undefined;
    if (watched.current.turn !== turn) watched.current = { turn, milliseconds: 0 };
    const tick = setInterval(() => {
      if (document.visibilityState === "hidden") return;
      watched.current.milliseconds += TICK_MS;
      if (watched.current.milliseconds < after) return;
      clearInterval(tick);
      store.send({ type: "NOTHING_CHANGED", turn });
    }, TICK_MS);
    return () => {
      clearInterval(tick);
    };
  }, [store, turn, after, isWatching]);
}
