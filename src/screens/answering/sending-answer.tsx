import type { Attempt } from "../../flow/index.ts";
import { useSend, useStepFrame, useTranslator, useWait, WaitScreen } from "../../react/index.ts";

/** The wait while the bank looks at the answer, or sends a new code. */
export function SendingAnswer({
  attempt,
  turn,
}: {
  readonly attempt: Attempt;
  readonly turn: number;
}) {
  const { t } = useTranslator();
  const send = useSend();
  const waiting = useWait("sending", turn);
  return (
    <WaitScreen
      frame={useStepFrame(attempt.connector)}
      waiting={waiting}
      heading={t("returningFromBank.heading")}
      text={waiting.overdue ? undefined : t("returningFromBank.text")}
      onLeave={() => {
        send({ type: "CLOSE_REQUESTED" });
      }}
    />
  );
}
