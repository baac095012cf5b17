import { MessageScreen, useTranslator } from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";

export interface ResumingViewProps {
  readonly frame: StepFrame;
  readonly onCarryOn: () => void;
  readonly onAnotherBank: () => void;
}

/** An attempt with the same details is pending already. */
export function ResumingView({ frame, onCarryOn, onAnotherBank }: ResumingViewProps) {
  const { t } = useTranslator();
  return (
    <MessageScreen
      frame={frame}
      heading={t("resuming.heading")}
      text={t("resuming.text")}
      primary={{ label: t("resuming.primary"), onPress: onCarryOn }}
      secondary={[{ label: t("label.anotherBank"), onPress: onAnotherBank }]}
    />
  );
}
