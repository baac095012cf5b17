import { useFlow, useSend, useTranslator } from "./connect-context.tsx";
import type { StepFrame } from "./step-frame.ts";
import { useWait } from "./use-wait.ts";
import { WaitScreen } from "./wait-screen.tsx";

/** The wait for the answer to an act that was just sent to the bank. Mount it while sending: its time starts then. */
export function CheckingScreen({ frame }: { readonly frame: StepFrame }) {
  const { t } = useTranslator();
  const { turn } = useFlow();
  const send = useSend();
  const waiting = useWait("sending", turn);
  return (
    <WaitScreen
      frame={frame}
      waiting={waiting}
      heading={t("returningFromBank.heading")}
      text={waiting.overdue ? undefined : t("returningFromBank.text")}
      onLeave={() => {
        send({ type: "CLOSE_REQUESTED" });
      }}
    />
  );
}
