import { useSend, useStep, useStepFrame } from "../../react/index.ts";
import { ResumingView } from "./resuming.view.tsx";

export function ResumingScreen() {
  const { attempt } = useStep("resuming");
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
