import { MessageScreen, useTranslator } from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";

export interface SCARequiredViewProps {
  readonly frame: StepFrame;
  readonly onStart: () => void;
  readonly onNotNow: () => void;
}

/** The bank wants to verify the PSU; it starts when the PSU is ready, since codes and approvals expire. */
export function SCARequiredView({ frame, onStart, onNotNow }: SCARequiredViewProps) {
  const { t } = useTranslator();
  return (
    <MessageScreen
      frame={frame}
      heading={t("SCARequired.heading")}
      text={t("SCARequired.text")}
      primary={{ label: t("SCARequired.primary"), onPress: onStart }}
      secondary={[{ label: t("label.notNow"), onPress: onNotNow }]}
    />
  );
}
