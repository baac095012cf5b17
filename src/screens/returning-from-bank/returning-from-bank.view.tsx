import { useTranslator, WaitScreen } from "../../react/index.ts";
import type { StepFrame, Waiting } from "../../react/index.ts";

export interface ReturningFromBankViewProps {
  readonly frame: StepFrame;
  readonly waiting: Waiting;
  /** The bank, while the PSU is there in a tab of its own. */
  readonly bank: string | null;
  readonly onOpenAgain: () => void;
  readonly onLeave: () => void;
}

/** The truth is read from the bank; the next step appears by itself. */
export function ReturningFromBankView({
  frame,
  waiting,
  bank,
  onOpenAgain,
  onLeave,
}: ReturningFromBankViewProps) {
  const { t } = useTranslator();
  if (bank !== null)
    return (
      <WaitScreen
        frame={frame}
        waiting={waiting}
        heading={t("returningFromBank.beside.heading")}
        text={waiting.overdue ? undefined : t("returningFromBank.beside.text")}
        secondary={[
          { label: t("returningFromBank.beside.secondary", { bank }), onPress: onOpenAgain },
        ]}
        onLeave={onLeave}
      />
    );
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
