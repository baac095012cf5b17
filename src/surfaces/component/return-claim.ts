import { createStore } from "zustand/vanilla";
import type { FlowOptions } from "../../react/index.ts";
import { takeAnyReturnCode, takeOwnReturnCode } from "./return-code.ts";

/** The return code that one widget of a page takes from the address: one code opens one widget. */
export interface ReturnClaim {
  code(): string | null;
  subscribe(listener: () => void): () => void;
  /**
   * Takes the code if it is this widget's. Where no widget of the page knows it (a host that lost the state it left
   * with, another browser), the first that looked takes it. Answers how to stop waiting for that.
   */
  look(options: Pick<FlowOptions, "connectionId">): () => void;
  /** The flow that it opened is over. */
  drop(): void;
}

export function createReturnClaim(): ReturnClaim {
  const store = createStore<{ readonly code: string | null }>(() => ({ code: null }));
  const keep = (code: string | null) => {
    if (code !== null) store.setState({ code });
  };
  return {
    code: () => store.getState().code,
    subscribe: (listener) => store.subscribe(listener),
    look: (options) => {
      let looking = true;
      keep(takeOwnReturnCode(options));
      // Widgets that appear together look one after another: each may know its own first.
      queueMicrotask(() => {
        if (looking) keep(takeAnyReturnCode());
      });
      return () => {
        looking = false;
      };
    },
    drop: () => {
      store.setState({ code: null });
    },
  };
}
