import {
  CheckingScreen,
  useSend,
  useStep,
  useStepFrame,
  useSync,
  useReadWhenShown,
} from "../../react/index.ts";
import { SCARequiredView } from "./sca-required.view.tsx";

export function SCARequiredScreen() {
  const state = useStep("SCARequired");
  const { attempt, sending } = state;
  useReadWhenShown(state);
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
