import { useEffect } from "react";
import {
  bankSiteOf,
  CheckingScreen,
  useConnectContext,
  useSend,
  useStep,
  useStepFrame,
  useSync,
  useReadWhenShown,
} from "../../react/index.ts";
import { ActionNeededView } from "./action-needed.view.tsx";

export function ActionNeededScreen() {
  const state = useStep("actionNeeded");
  const { attempt, bankMessage, sending, stillDue, turn } = state;
  useReadWhenShown(state);
  const { announce, translator } = useConnectContext();
  const send = useSend();
  const frame = useStepFrame(attempt.connector);
  const handleDone = useSync(attempt);
  const stillWaiting = translator.t("actionNeeded.stillWaiting");
  useEffect(() => {
    if (stillDue) announce(stillWaiting);
  }, [stillDue, turn, announce, stillWaiting]);
  if (sending !== null) return <CheckingScreen frame={frame} />;
  return (
    <ActionNeededView
      frame={frame}
      bankMessage={bankMessage}
      site={bankSiteOf(attempt.connector)}
      isStillDue={stillDue}
      onDone={handleDone}
      onNotNow={() => {
        send({ type: "CLOSE_REQUESTED" });
      }}
    />
  );
}
