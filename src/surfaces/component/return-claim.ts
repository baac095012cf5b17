import { createStore } from "zustand/vanilla";
import { createHostPage } from "../../react/index.ts";
import type { ConnectOptions } from "../../widget/index.ts";
import type { FlowPlace } from "./flow-place.ts";
import { bringBack } from "./misplaced-return.ts";
import { isAnotherAway, isAway, takeOwnReturnCode } from "./return-code.ts";

/** A return from the bank. Without a code nothing proves it, and the flow asks. */
interface Return {
  readonly code: string | null;
}

/** What a widget has to know to look for its return. */
type Looking = Pick<ConnectOptions, "connectionId" | "fetchSession" | "proxyUrl">;

/** The return that one widget of a page opens by itself for: one return opens one widget. */
export interface ReturnClaim {
  found(): Return | null;
  subscribe(listener: () => void): () => void;
  /**
   * Finds the return if it is this widget's: by the code in the address, or, where that is gone, because its flow has
   * left. Where no widget of the page knows the code (a host that lost the state it left with, another browser), the
   * first that looked takes it. `null` while the host does not know where the proxy is. Answers how to stop waiting.
   */
  look(options: Looking | null, place: FlowPlace): () => void;
  /** The flow that it opened is over. */
  drop(): void;
}

/** How long the widget that left may take to appear: its bundle may come after this one's. */
const PATIENCE_MS = 2_000;

export function createReturnClaim(): ReturnClaim {
  const store = createStore<{ readonly found: Return | null }>(() => ({ found: null }));
  const keep = (code: string | null) => {
    if (code !== null) store.setState({ found: { code } });
  };
  return {
    found: () => store.getState().found,
    subscribe: (listener) => store.subscribe(listener),
    look: (options, place) => {
      const key = place.keyOf(options ?? {});
      let looking = true;
      let waiting: ReturnType<typeof setTimeout> | undefined;
      const takeAny = () => {
        if (looking) keep(createHostPage(window).takeReturnCode());
      };
      const find = () => {
        keep(takeOwnReturnCode(key));
        if (store.getState().found === null && isAway(key))
          store.setState({ found: { code: null } });
        // Widgets that appear together look one after another: each may know its own first.
        if (isAnotherAway(key) === null) queueMicrotask(takeAny);
        else waiting = setTimeout(takeAny, PATIENCE_MS);
      };
      const broughtBack = options === null ? null : bringBack(options);
      if (broughtBack === null) find();
      else
        void broughtBack.then((isLeft) => {
          if (looking && !isLeft) find();
        });
      return () => {
        looking = false;
        clearTimeout(waiting);
      };
    },
    drop: () => {
      store.setState({ found: null });
    },
  };
}
