import { createStore } from "zustand/vanilla";
import {
  endingOf,
  failureAt,
  firstFailureAt,
  firstTransition,
  initialState,
  noWishes,
  transition,
} from "../flow/index.ts";
import type {
  Ending,
  Failure,
  FlowEvent,
  FlowState,
  FlowWishes,
  StepState,
} from "../flow/index.ts";
import { ConnectError } from "../protocol/index.ts";

export type FlowListener = (state: FlowState, before: FlowState) => void;

/** The flow of one widget: its state, and the facts that move it. */
export interface FlowStore {
  getState(): FlowState;
  subscribe(listener: FlowListener): () => void;
  send(event: FlowEvent): void;
  /** What the host wants once a bank is connected, from now on. By default nothing: the flow ends there. */
  wish(wishes: FlowWishes): void;
  /**
   * Settles when the whole flow is there. Await it before a fact that the first screen does not know.
   *
   * @throws ConnectError `network_unreachable` when the rest of the flow could not be fetched; asking again tries again.
   */
  ready(): Promise<void>;
  /** What the host is told of a flow that is left at a step to which it has come. */
  endingOf(step: StepState): Ending;
  /** The failure that the screen of such a step tells of, if it does. */
  failureAt(step: StepState): Failure | null;
}

type Move = (state: FlowState, event: FlowEvent, wishes: FlowWishes) => FlowState;

function storeOf(
  initial: FlowState,
  move: Move,
): Omit<FlowStore, "endingOf" | "failureAt" | "ready"> {
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
  ...storeOf(initial, transition),
  ready: () => Promise.resolve(),
  endingOf,
  failureAt,
});

/** Fetches the table of all transitions. */
export type LoadTransition = () => Promise<Move>;

const loadWhole = () => import("../flow/whole-flow.ts");
const loadTransition: LoadTransition = async () => (await loadWhole()).transition;

/**
 * Creates a flow that begins with what the first screen needs and fetches the rest at once. Facts that only the whole
 * table knows wait for it, in order.
 */
export function createGrowingFlowStore(load: LoadTransition = loadTransition): FlowStore {
  let whole: Move | null = null;
  let rest: Pick<FlowStore, "endingOf" | "failureAt"> | null = null;
  let loading: Promise<void> | null = null;
  const waiting: FlowEvent[] = [];
  const store = storeOf(initialState, (state, event, wishes) => {
    if (whole !== null) return whole(state, event, wishes);
    const next = waiting.length > 0 ? null : firstTransition(state, event);
    if (next !== null) return next;
    waiting.push(event);
    return state;
  });

  async function grow(): Promise<void> {
    try {
      [whole, rest] = await Promise.all([load(), loadWhole()]);
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
    endingOf: (step) => rest?.endingOf(step) ?? firstFailureAt(step) ?? { kind: "cancelled" },
    failureAt: (step) => (rest === null ? firstFailureAt(step) : rest.failureAt(step)),
    send: (event) => {
      store.send(event);
      if (waiting.length > 0) tryToGrow();
    },
  };
}
