import { isKept, useSend, useStep, useStepFrame } from "../../react/index.ts";
import { BugView } from "./bug.view.tsx";

export function BugScreen() {
  const { attempt } = useStep("bug");
  const send = useSend();
  const frame = useStepFrame(attempt.connector);
  return (
    <BugView
      frame={frame}
      isKnown={isKept(attempt)}
      onClose={() => {
        send({ type: "CLOSE_REQUESTED" });
      }}
    />
  );
}
