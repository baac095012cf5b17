import { useSend, useStep, useStepFrame, useReadWhenShown } from "../../react/index.ts";
import { ReturnedWithoutResultView } from "./returned-without-result.view.tsx";

export function ReturnedWithoutResultScreen() {
  const state = useStep("returnedWithoutResult");
  const { attempt } = state;
  useReadWhenShown(state);
  const send = useSend();
  const frame = useStepFrame(attempt.connector);
  return (
    <ReturnedWithoutResultView
      frame={frame}
      bank={attempt.connector.name}
      onTryAgain={() => {
        send({ type: "TRIED_AGAIN" });
      }}
      onAnotherBank={() => {
        send({ type: "ANOTHER_BANK_WANTED" });
      }}
      onClose={() => {
        send({ type: "CLOSE_REQUESTED" });
      }}
    />
  );
}
