import { useSend, useStep, useStepFrame, useWait } from "../../react/index.ts";
import { OutcomeUnknownView } from "./outcome-unknown.view.tsx";
import { useSought } from "./use-sought.ts";

export function OutcomeUnknownScreen() {
  const state = useStep("outcomeUnknown");
  const send = useSend();
  const frame = useStepFrame(state.attempt.connector);
  const { lookAgain } = useSought(state);
  const waiting = useWait("checking", state.turn);
  return (
    <OutcomeUnknownView
      frame={frame}
      waiting={waiting}
      onCheckAgain={lookAgain}
      onLeave={() => {
        send({ type: "CLOSE_REQUESTED" });
      }}
    />
  );
}
