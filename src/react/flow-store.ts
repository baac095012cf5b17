import { createStore } from "zustand/vanilla";
import { initialState, transition } from "../flow/index.ts";
import type { FlowEvent, FlowState } from "../flow/index.ts";

export type FlowListener = (state: FlowState, before: FlowState) => void;

/** The flow of one widget: its state, and the facts that move it. */
export interface FlowStore {
  getState(): FlowState;
  subscribe(listener: FlowListener): () => void;
  send(event: FlowEvent): void;
}

/** Creates a flow of its own; two widgets on a page share nothing. */
export function createFlowStore(initial: FlowState = initialState): FlowStore {
  const store = createStore<{ readonly flow: FlowState }>(() => ({ flow: initial }));
  return {
    getState: () => store.getState().flow,
    subscribe: (listener) =>
      store.subscribe(({ flow }, before) => {
        if (flow !== before.flow) listener(flow, before.flow);
      }),
    send: (event) => {
      store.setState(({ flow }) => {
        const next = transition(flow, event);
        return next === flow ? { flow } : { flow: next };
      });
    },
  };
}
