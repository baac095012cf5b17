import { UNCHANGED_AFTER_RETURN_MS } from "../../flow/index.ts";
import {
  useSend,
  useStep,
  useStepFrame,
  useUnchanged,
  useWait,
  useWatch,
} from "../../react/index.ts";
import { ReturningFromBankView } from "./returning-from-bank.view.tsx";

export function ReturningFromBankScreen() {
  const state = useStep("returningFromBank");
  const { attempt, turn, why } = state;
  const send = useSend();
  const frame = useStepFrame(attempt.connector);
  const { isAnswered } = useWatch(state);
  useUnchanged({
    turn,
    after: UNCHANGED_AFTER_RETURN_MS,
    isWatching: isAnswered && why !== "validating" && why !== "pending",
  });
  const waiting = useWait("checking", turn);
  return (
    <ReturningFromBankView
      frame={frame}
      waiting={waiting}
      bank={why === "beside" ? attempt.connector.name : null}
      onOpenAgain={() => {
        send({ type: "TRIED_AGAIN" });
      }}
      onLeave={() => {
        send({ type: "CLOSE_REQUESTED" });
      }}
    />
  );
}
