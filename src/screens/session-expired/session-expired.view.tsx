import { MessageScreen, useTranslator } from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";

export interface SessionExpiredViewProps {
  readonly frame: StepFrame;
  readonly onStartAgain: () => void;
  readonly onClose: () => void;
}

/** The session is gone; what was connected is not. */
export function SessionExpiredView({ frame, onStartAgain, onClose }: SessionExpiredViewProps) {
  const { t } = useTranslator();
  return (
    <MessageScreen
      frame={frame}
      heading={t("sessionExpired.heading")}
      text={t("sessionExpired.text")}
      primary={{ label: t("label.startAgain"), onPress: onStartAgain }}
      secondary={[{ label: t("label.close"), onPress: onClose }]}
    />
  );
}
