import {
  CheckingScreen,
  useSend,
  useStep,
  useStepFrame,
  useSync,
  useReadWhenShown,
} from "../../react/index.ts";
import { DecoupledEndedView } from "./decoupled-ended.view.tsx";

export function DecoupledEndedScreen() {
  const state = useStep("decoupledEnded");
  const { attempt, bankMessage, how, sending } = state;
  useReadWhenShown(state);
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
