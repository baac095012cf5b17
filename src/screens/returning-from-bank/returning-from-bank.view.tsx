import { useTranslator, WaitScreen } from "../../react/index.ts";
import type { StepFrame, Waiting } from "../../react/index.ts";

export interface ReturningFromBankViewProps {
  readonly frame: StepFrame;
  readonly waiting: Waiting;
  readonly onLeave: () => void;
}

/** The truth is read from the bank; the next step appears by itself. */
export function ReturningFromBankView({ frame, waiting, onLeave }: ReturningFromBankViewProps) {
  const { t } = useTranslator();
  return (
    <WaitScreen
      frame={frame}
      waiting={waiting}
      heading={t("returningFromBank.heading")}
      text={waiting.overdue ? undefined : t("returningFromBank.text")}
      onLeave={onLeave}
    />
  );
}
