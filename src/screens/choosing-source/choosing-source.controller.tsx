import { useEffect, useId, useRef, useState } from "react";
import { useSend, useStep, useStepFrame } from "../../react/index.ts";
import { ChoosingSourceView } from "./choosing-source.view.tsx";

/** The PSU chooses between signing in at the bank and giving their details here. */
export function ChoosingSourceScreen() {
  const { connector, ways } = useStep("choosingSource");
  const send = useSend();
  const [chosen, setChosen] = useState<number | null>(null);
  /** Counts the checks that failed: each takes focus. */
  const [failedChecks, setFailedChecks] = useState(0);
  const summary = useRef<HTMLElement>(null);

  useEffect(() => {
    if (failedChecks > 0) summary.current?.focus();
  }, [failedChecks]);

  const handleSubmit = () => {
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
      onChoose={setChosen}
      onSubmit={handleSubmit}
    />
  );
}
