import { QueryClientProvider } from "@tanstack/react-query";
import { createContext, useContext, useSyncExternalStore } from "react";
import type { ReactNode } from "react";
import type { FlowEvent, FlowState, StateOf, StepName } from "../flow/index.ts";
import type { Translator } from "../i18n/index.ts";
import type { HeadingLevel } from "../ui/index.ts";
import type { FlowOptions } from "./flow-options.ts";
import type { WidgetInstance } from "./widget-instance.ts";

export interface ConnectContextValue {
  readonly instance: WidgetInstance;
  readonly options: FlowOptions;
  readonly translator: Translator;
  readonly headingLevel: HeadingLevel;
  /** Whether a new step takes focus also when it is the first that is shown. */
  readonly takesFocus: boolean;
  /** Says a sentence in the live region. */
  readonly announce: (message: string) => void;
}

const ConnectContext = createContext<ConnectContextValue | null>(null);

export function ConnectProvider({
  value,
  children,
}: {
  readonly value: ConnectContextValue;
  readonly children: ReactNode;
}) {
  return (
    <ConnectContext.Provider value={value}>
      <QueryClientProvider client={value.instance.queryClient}>{children}</QueryClientProvider>
    </ConnectContext.Provider>
  );
}

export function useConnectContext(): ConnectContextValue {
  const value = useContext(ConnectContext);
  if (value === null) throw new Error("a Guichet screen is rendered outside its provider");
  return value;
}

export const useTranslator = (): Translator => useConnectContext().translator;

export function useFlow(): FlowState {
  const { store } = useConnectContext().instance;
  return useSyncExternalStore(store.subscribe, store.getState, store.getState);
}

export function useSend(): (event: FlowEvent) => void {
  return useConnectContext().instance.store.send;
}

/** The state of the step that a screen stands for. Screens are mounted by step, so it can be no other. */
export function useStep<S extends StepName>(...steps: readonly S[]): StateOf<S> {
  const state = useFlow();
  if (!isAt(state, steps))
    throw new Error(`the screen of ${steps.join(", ")} is shown at ${state.step}`);
  return state;
}

const isAt = <S extends StepName>(
  state: FlowState,
  steps: readonly S[],
): state is StateOf<S> & FlowState => steps.some((step) => step === state.step);
