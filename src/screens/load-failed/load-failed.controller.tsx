import { connectorOf, useSend, useStep, useStepFrame } from "../../react/index.ts";
import { LoadFailedView } from "./load-failed.view.tsx";

export function LoadFailedScreen() {
  const { code, retry } = useStep("loadFailed");
  const send = useSend();
  const frame = useStepFrame(connectorOf(retry));
  return (
    <LoadFailedView
      frame={frame}
      code={code}
      onTryAgain={() => {
        send({ type: "TRIED_AGAIN" });
      }}
      onClose={() => {
        send({ type: "CLOSE_REQUESTED" });
      }}
    />
  );
}
