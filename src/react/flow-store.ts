import { createStore } from "zustand/vanilla";
import { firstEndings, firstTransition, initialState, noWishes, wholeFlow } from "../flow/index.ts";
import type { Endings, FlowEvent, FlowState, FlowWishes } from "../flow/index.ts";
import { ConnectError } from "../protocol/index.ts";

export type FlowListener = (state: FlowState, before: FlowState) => void;

/** The flow of one widget: its state, and the facts that move it. */
export interface FlowStore {
  getState(): FlowState;
  subscribe(listener: FlowListener): () => void;
  send(event: FlowEvent): void;
  /** What the host wants once a bank is connected, from now on. By default nothing: the flow ends there. */
  wish(wishes: FlowWishes): void;
  /** How the flow ends at a step, as far as it has come. */
  endings(): Endings;
  /**
   * Settles when the whole flow is there. Await it before a fact that the first screen does not know.
   *
   * @throws ConnectError `network_unreachable` when the rest of the flow could not be fetched; asking again tries again.
   */
  ready(): Promise<void>;
}

interface WholeFlow extends Endings {
  readonly transition: Move;
}

type Move = (state: FlowState, event: FlowEvent, wishes: FlowWishes) => FlowState;

function storeOf(initial: FlowState, move: Move): Omit<FlowStore, "endings" | "ready"> {
  const store = createStore<{ readonly flow: FlowState }>(() => ({ flow: initial }));
  let wished = noWishes;
  return {
    getState: () => store.getState().flow,
    subscribe: (listener) =>
      store.subscribe(({ flow }, before) => {
        if (flow !== before.flow) listener(flow, before.flow);
      }),
    send: (event) => {
      store.setState(({ flow }) => ({ flow: move(flow, event, wished) }));
    },
    wish: (wishes) => {
      wished = wishes;
    },
  };
}

/** Creates a flow of its own, whole from the start; two widgets on a page share nothing. */
export const createFlowStore = (initial: FlowState = initialState): FlowStore => ({
  ...storeOf(initial, wholeFlow.transition),
  endings: () => wholeFlow,
  ready: () => Promise.resolve(),
});

/** Fetches the table of all transitions, and the endings of all steps. */
export type LoadFlow = () => Promise<WholeFlow>;

const loadFlow: LoadFlow = async () => (await import("../flow/transitions.ts")).wholeFlow;

/**
 * Creates a flow that begins with what the first screen needs and fetches the rest at once. Facts that only the whole
 * table knows wait for it, in order.
 */
export function createGrowingFlowStore(load: LoadFlow = loadFlow): FlowStore {
  let whole: WholeFlow | null = null;
  let loading: Promise<void> | null = null;
  const waiting: FlowEvent[] = [];
  const store = storeOf(initialState, (state, event, wishes) => {
    if (whole !== null) return whole.transition(state, event, wishes);
    const next = waiting.length > 0 ? null : firstTransition(state, event);
    if (next !== null) return next;
    waiting.push(event);
    return state;
  });

  async function grow(): Promise<void> {
    try {
      whole = await load();
    } catch (cause) {
      throw new ConnectError("network_unreachable", "the rest of the widget could not be fetched", {
        cause,
      });
    } finally {
      loading = null;
    }
    for (const event of waiting.splice(0)) store.send(event);
  }
  const ready = () => (whole === null ? (loading ??= grow()) : Promise.resolve());
  const tryToGrow = () => {
    ready().catch(() => {
      // Whoever needs the rest asks for it, and says what failed.
    });
  };
  tryToGrow();
  return {
    ...store,
    ready,
    endings: () => whole ?? firstEndings,
    send: (event) => {
      store.send(event);
      if (waiting.length > 0) tryToGrow();
    },
  };
}
