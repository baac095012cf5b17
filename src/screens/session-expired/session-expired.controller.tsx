import { useSend, useStepFrame } from "../../react/index.ts";
import { SessionExpiredView } from "./session-expired.view.tsx";

export function SessionExpiredScreen() {
  const send = useSend();
  const frame = useStepFrame(null);
  return (
    <SessionExpiredView
      frame={frame}
      onStartAgain={() => {
        send({ type: "TRIED_AGAIN" });
      }}
      onClose={() => {
        send({ type: "CLOSE_REQUESTED" });
      }}
    />
  );
}
