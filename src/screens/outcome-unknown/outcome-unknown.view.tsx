import { useTranslator, WaitScreen } from "../../react/index.ts";
import type { StepFrame, Waiting } from "../../react/index.ts";

export interface OutcomeUnknownViewProps {
  readonly frame: StepFrame;
  readonly waiting: Waiting;
  readonly onCheckAgain: () => void;
  readonly onLeave: () => void;
}

/** An answer was lost: what came of the act is looked for, and nothing is sent twice. */
export function OutcomeUnknownView({
  frame,
  waiting,
  onCheckAgain,
  onLeave,
}: OutcomeUnknownViewProps) {
  const { t } = useTranslator();
  return (
    <WaitScreen
      frame={frame}
      waiting={waiting}
      heading={t("outcomeUnknown.heading")}
      text={t("outcomeUnknown.text")}
      secondary={[{ label: t("label.checkAgain"), onPress: onCheckAgain }]}
      onLeave={onLeave}
    />
  );
}
