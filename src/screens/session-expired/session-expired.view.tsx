import { MessageScreen, useTranslator } from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";

export interface SessionExpiredViewProps {
  readonly frame: StepFrame;
  /** The client application gave no session: nothing has expired. */
  readonly isRefused: boolean;
  readonly onStartAgain: () => void;
  readonly onClose: () => void;
}

/** The session is gone, or there never was one; what was connected stays. */
export function SessionExpiredView({
  frame,
  isRefused,
  onStartAgain,
  onClose,
}: SessionExpiredViewProps) {
  const { t } = useTranslator();
  return (
    <MessageScreen
      frame={frame}
      heading={isRefused ? t("sessionExpired.refused.heading") : t("sessionExpired.heading")}
      text={isRefused ? t("sessionExpired.refused.text") : t("sessionExpired.text")}
      primary={{
        label: isRefused ? t("label.tryAgain") : t("label.startAgain"),
        onPress: onStartAgain,
      }}
      secondary={[{ label: t("label.close"), onPress: onClose }]}
    />
  );
}
