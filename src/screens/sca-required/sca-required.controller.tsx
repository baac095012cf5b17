import { CheckingScreen, useSend, useStep, useStepFrame, useSync } from "../../react/index.ts";
import { SCARequiredView } from "./sca-required.view.tsx";

export function SCARequiredScreen() {
  const { attempt, sending } = useStep("SCARequired");
  const send = useSend();
  const frame = useStepFrame(attempt.connector);
  const handleStart = useSync(attempt);
  if (sending !== null) return <CheckingScreen frame={frame} />;
  return (
    <SCARequiredView
      frame={frame}
      onStart={handleStart}
      onNotNow={() => {
        send({ type: "CLOSE_REQUESTED" });
      }}
    />
  );
}
