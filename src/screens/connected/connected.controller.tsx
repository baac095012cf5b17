import { useConnectContext, useSend, useStep, useStepFrame } from "../../react/index.ts";
import { ConnectedView } from "./connected.view.tsx";

export function ConnectedScreen() {
  const { attempt, already } = useStep("connected");
  const { options } = useConnectContext();
  const send = useSend();
  const frame = useStepFrame(attempt.connector);
  const hasOthers = options.connectionId === undefined && options.connectors?.length !== 1;
  return (
    <ConnectedView
      frame={frame}
      already={already}
      onDone={() => {
        send({ type: "CLOSE_REQUESTED" });
      }}
      onAnotherBank={
        hasOthers
          ? () => {
              send({ type: "ANOTHER_BANK_WANTED" });
            }
          : undefined
      }
    />
  );
}
