import type { Attempt } from "../../flow/index.ts";
import { useSend, useStepFrame, useTranslator, useWait, WaitScreen } from "../../react/index.ts";

/** The wait while the bank looks at the details. */
export function SendingDetails({
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
      heading={t("enteringCredentials.sending.heading", { bank: attempt.connector.name })}
      text={waiting.overdue ? undefined : t("enteringCredentials.sending.text")}
      onLeave={() => {
        send({ type: "CLOSE_REQUESTED" });
      }}
    />
  );
}
