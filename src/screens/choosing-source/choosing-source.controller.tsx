import { useEffect, useId, useRef, useState } from "react";
import { useSend, useStep, useStepFrame } from "../../react/index.ts";
import type { StateOf } from "../../flow/index.ts";
import { AddingSourceView } from "./adding-source.view.tsx";
import { ChoosingSourceView } from "./choosing-source.view.tsx";

/** One way is an offer, several are a choice. */
export function ChoosingSourceScreen() {
  const state = useStep("choosingSource");
  return state.more === undefined ? <Choice state={state} /> : <Offer state={state} />;
}

/** The bank is connected, and another way to sign in reaches more. */
function Offer({ state: { connector, ways } }: { readonly state: StateOf<"choosingSource"> }) {
  const send = useSend();
  const [way] = ways;
  return (
    <AddingSourceView
      frame={useStepFrame(connector)}
      accountTypes={way?.accountTypes ?? []}
      onAdd={() => {
        send({ type: "WAY_CHOSEN", source: way?.source ?? null });
      }}
      onGoOn={() => {
        send({ type: "CARRIED_ON" });
      }}
    />
  );
}

/** The PSU chooses between signing in at the bank and giving their details here. */
function Choice({ state: { connector, ways } }: { readonly state: StateOf<"choosingSource"> }) {
  const send = useSend();
  /** Counts the checks that failed: each takes focus. */
  const [failedChecks, setFailedChecks] = useState(0);
  const summary = useRef<HTMLElement>(null);

  useEffect(() => {
    if (failedChecks > 0) summary.current?.focus();
  }, [failedChecks]);

  const handleSubmit = (chosen: number | null) => {
    const way = chosen === null ? undefined : ways[chosen];
    if (way === undefined) setFailedChecks(failedChecks + 1);
    else send({ type: "WAY_CHOSEN", source: way.source });
  };

  return (
    <ChoosingSourceView
      frame={useStepFrame(connector, { canGoBack: true })}
      ways={ways}
      error={failedChecks > 0}
      summaryRef={summary}
      fieldId={useId()}
      onSubmit={handleSubmit}
    />
  );
}
