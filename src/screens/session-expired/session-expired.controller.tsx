import { useSend, useStep, useStepFrame } from "../../react/index.ts";
import { SessionExpiredView } from "./session-expired.view.tsx";

export function SessionExpiredScreen() {
  const { refused } = useStep("sessionExpired");
  const send = useSend();
  const frame = useStepFrame(null);
  return (
    <SessionExpiredView
      frame={frame}
      isRefused={refused !== undefined}
      onStartAgain={() => {
        send({ type: "TRIED_AGAIN" });
      }}
      onClose={() => {
        send({ type: "CLOSE_REQUESTED" });
      }}
    />
  );
}
