import { useSend, useStep, useStepFrame } from "../../react/index.ts";
import { FinishedElsewhereView } from "./finished-elsewhere.view.tsx";

export function FinishedElsewhereScreen() {
  const { attempt } = useStep("finishedElsewhere");
  const send = useSend();
  return (
    <FinishedElsewhereView
      frame={useStepFrame(attempt.connector)}
      onYes={() => {
        send({ type: "CARRIED_ON" });
      }}
      onNo={() => {
        send({ type: "CLOSE_REQUESTED" });
      }}
    />
  );
}
