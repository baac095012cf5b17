import { useSend, useStep, useStepFrame, useWait, useWatch } from "../../react/index.ts";
import { ReturningFromBankView } from "./returning-from-bank.view.tsx";
import { useUnchanged } from "./use-unchanged.ts";

export function ReturningFromBankScreen() {
  const state = useStep("returningFromBank");
  const { attempt, turn, why } = state;
  const send = useSend();
  const frame = useStepFrame(attempt.connector);
  const { isAnswered } = useWatch(state);
  useUnchanged(turn, isAnswered && (why === "returned" || why === "running"));
  const waiting = useWait("checking", turn);
  return (
    <ReturningFromBankView
      frame={frame}
      waiting={waiting}
      onLeave={() => {
        send({ type: "CLOSE_REQUESTED" });
      }}
    />
  );
}
