import { useSend, useStep, useStepFrame, useWait, useWatch } from "../../react/index.ts";
import { SyncingView } from "./syncing.view.tsx";

export function SyncingScreen() {
  const state = useStep("syncing");
  const send = useSend();
  const frame = useStepFrame(state.attempt.connector);
  useWatch(state);
  const waiting = useWait("firstData", state.turn);
  return (
    <SyncingView
      frame={frame}
      waiting={waiting}
      onLeave={() => {
        send({ type: "CLOSE_REQUESTED" });
      }}
    />
  );
}
