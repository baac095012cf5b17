import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import type { SettledOutcome } from "../protocol/index.ts";
import { useConnectContext } from "./connect-context.tsx";
import { failureOf } from "./failure-of.ts";

/**
 * An act of the PSU on a connection, sent once. Start it in an event handler: a second press while it runs does
 * nothing. `run` reads what it needs when it runs, so that no value is kept by the mutation. The answer reaches the
 * flow even where the screen was mounted anew meanwhile (another layout, another language).
 */
export function useAct(run: (operation: string) => Promise<SettledOutcome>) {
  const { store, page } = useConnectContext().instance;
  const current = useRef({ operation: "", turn: -1 });
  const { mutate } = useMutation({
    mutationFn: () => run(current.current.operation),
    onMutate: () => current.current,
    onSuccess: (outcome, _, { turn }) => {
      store.send({ type: "OUTCOME_RECEIVED", turn, outcome });
    },
    onError: (error, _, sent) => {
      const { turn } = sent ?? current.current;
      store.send({ type: "REQUEST_FAILED", turn, ...failureOf(error) });
    },
    networkMode: "always",
    retry: false,
    gcTime: 0,
  });

  return (renewing = false) => {
    const operation = page.newHandle();
    store.send({ type: "SUBMITTED", operation, at: page.now(), renewing });
    const state = store.getState();
    if (!("sending" in state) || state.sending !== operation) return;
    const { turn } = state;
    current.current = { operation, turn };
    mutate();
  };
}
