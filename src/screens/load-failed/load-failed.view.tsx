import { MessageScreen, useTranslator } from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";

export interface LoadFailedViewProps {
  readonly frame: StepFrame;
  readonly onTryAgain: () => void;
  readonly onClose: () => void;
}

/** A read failed, and nothing else can be shown. */
export function LoadFailedView({ frame, onTryAgain, onClose }: LoadFailedViewProps) {
  const { t } = useTranslator();
  return (
    <MessageScreen
      frame={frame}
      heading={t("loadFailed.heading")}
      text={t("loadFailed.text")}
      primary={{ label: t("label.tryAgain"), onPress: onTryAgain }}
      secondary={[{ label: t("label.close"), onPress: onClose }]}
    />
  );
}
