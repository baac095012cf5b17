import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { FlowEvent, StateOf } from "../../flow/index.ts";
import { failureOf, outcomeQuery, useConnectContext } from "../../react/index.ts";
import type { Sought } from "../../react/index.ts";

/** Powens may show a new connection a moment late: only so many reads in vain, over so long, mean that there is none. */
const READS_IN_VAIN = 3;
const TIME_IN_VAIN_MS = 5_000;

function factOf(sought: Sought, turn: number): FlowEvent | null {
  switch (sought.kind) {
    case "settled":
      return { type: "OUTCOME_RECEIVED", turn, outcome: sought.outcome };
    case "found":
      return { type: "ATTEMPT_SOUGHT", turn, found: sought.connection };
    case "nothing":
      return sought.times >= READS_IN_VAIN && sought.milliseconds >= TIME_IN_VAIN_MS
        ? { type: "ATTEMPT_SOUGHT", turn, found: null }
        : null;
    case "running":
      return null;
  }
}

/** Looks for what came of a lost act until it is known, and tells the flow. */
export function useSought(state: StateOf<"outcomeUnknown">): { readonly lookAgain: () => void } {
  const { api, page, store } = useConnectContext().instance;
  const { turn } = state;
  const { data, error, refetch } = useQuery(outcomeQuery(api, () => page.now(), state));

  useEffect(() => {
    const fact = data === undefined ? null : factOf(data, turn);
    if (fact !== null) store.send(fact);
  }, [store, turn, data]);

  useEffect(() => {
    if (error !== null) store.send({ type: "READ_FAILED", turn, ...failureOf(error) });
  }, [store, turn, error]);

  return { lookAgain: () => void refetch() };
}
