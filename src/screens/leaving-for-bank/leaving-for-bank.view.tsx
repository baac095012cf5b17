import { MessageScreen, useTranslator } from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";

export interface LeavingForBankViewProps {
  readonly frame: StepFrame;
  readonly bank: string;
  /** The site is being opened: a press does nothing. */
  readonly isOpening: boolean;
  readonly onContinue: () => void;
}

/** The door to the bank's own site or app. */
export function LeavingForBankView({
  frame,
  bank,
  isOpening,
  onContinue,
}: LeavingForBankViewProps) {
  const { t } = useTranslator();
  return (
    <MessageScreen
      frame={frame}
      heading={t("leavingForBank.heading", { bank })}
      text={t("leavingForBank.text")}
      primary={{ label: t("leavingForBank.primary", { bank }), onPress: onContinue }}
      busy={isOpening}
    />
  );
}
