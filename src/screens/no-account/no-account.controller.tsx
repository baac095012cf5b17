import { useSend, useStep, useStepFrame } from "../../react/index.ts";
import { NoAccountView } from "./no-account.view.tsx";

export function NoAccountScreen() {
  const { attempt, unfit = null } = useStep("noAccount");
  const send = useSend();
  const frame = useStepFrame(attempt.connector);
  return (
    <NoAccountView
      frame={frame}
      unfit={unfit === null ? null : { count: unfit.count, ...unfit.limits }}
      onAnotherBank={() => {
        send({ type: "ANOTHER_BANK_WANTED" });
      }}
      onClose={() => {
        send({ type: "CLOSE_REQUESTED" });
      }}
    />
  );
}
