import { useEffect, useRef } from "react";
import { UNCHANGED_AFTER_RETURN_MS } from "../../flow/index.ts";
import { useSend } from "../../react/index.ts";

const TICK_MS = 1000;

/**
 * Says that nothing changed, once the bank has been watched long enough. Only time counts in which the page was seen and
 * reads were answered: a hidden tab or a lost network proves nothing.
 */
export function useUnchanged(turn: number, isWatching: boolean): void {
  const send = useSend();
  const watched = useRef({ turn, milliseconds: 0 });
  useEffect(() => {
    if (!isWatching) return undefined;
    if (watched.current.turn !== turn) watched.current = { turn, milliseconds: 0 };
    const tick = setInterval(() => {
      if (document.visibilityState === "hidden") return;
      watched.current.milliseconds += TICK_MS;
      if (watched.current.milliseconds < UNCHANGED_AFTER_RETURN_MS) return;
      clearInterval(tick);
      send({ type: "NOTHING_CHANGED", turn });
    }, TICK_MS);
    return () => {
      clearInterval(tick);
    };
  }, [send, turn, isWatching]);
}
