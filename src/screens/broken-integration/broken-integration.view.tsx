import { MessageScreen, useTranslator } from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";

export interface BrokenIntegrationViewProps {
  readonly frame: StepFrame;
  readonly onClose: () => void;
}

/** The set-up is wrong. The PSU reads no code: whom to tell is all that helps. */
export function BrokenIntegrationView({ frame, onClose }: BrokenIntegrationViewProps) {
  const { t } = useTranslator();
  return (
    <MessageScreen
      frame={frame}
      heading={t("brokenIntegration.heading")}
      text={t("brokenIntegration.text")}
      primary={{ label: t("label.close"), onPress: onClose }}
    />
  );
}
