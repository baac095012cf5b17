import { useSend, useStep, useStepFrame, useReadWhenShown } from "../../react/index.ts";
import { ResumingView } from "./resuming.view.tsx";

export function ResumingScreen() {
  const state = useStep("resuming");
  const { attempt } = state;
  useReadWhenShown(state);
  const send = useSend();
  const frame = useStepFrame(attempt.connector);
  return (
    <ResumingView
      frame={frame}
      onCarryOn={() => {
        send({ type: "CARRIED_ON" });
      }}
      onAnotherBank={() => {
        send({ type: "ANOTHER_BANK_WANTED" });
      }}
    />
  );
}
