import { CheckingScreen, useSend, useStep, useStepFrame, useSync } from "../../react/index.ts";
import { DecoupledEndedView } from "./decoupled-ended.view.tsx";

export function DecoupledEndedScreen() {
  const { attempt, bankMessage, how, sending } = useStep("decoupledEnded");
  const send = useSend();
  const frame = useStepFrame(attempt.connector);
  const handleSendAgain = useSync(attempt);
  if (sending !== null) return <CheckingScreen frame={frame} />;
  return (
    <DecoupledEndedView
      frame={frame}
      how={how}
      bankMessage={bankMessage}
      onSendAgain={handleSendAgain}
      onCancel={() => {
        send({ type: "CLOSE_REQUESTED" });
      }}
    />
  );
}
