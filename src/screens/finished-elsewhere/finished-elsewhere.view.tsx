import { MessageScreen, useTranslator } from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";

export interface FinishedElsewhereViewProps {
  readonly frame: StepFrame;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Someone finished at the bank what was begun here, and did not come back to this page. */
export function FinishedElsewhereView({ frame, onYes, onNo }: FinishedElsewhereViewProps) {
  const { t } = useTranslator();
  return (
    <MessageScreen
      frame={frame}
      heading={t("finishedElsewhere.heading")}
      text={t("finishedElsewhere.text")}
      primary={{ label: t("finishedElsewhere.primary"), onPress: onYes }}
      secondary={[{ label: t("finishedElsewhere.secondary"), onPress: onNo }]}
    />
  );
}
