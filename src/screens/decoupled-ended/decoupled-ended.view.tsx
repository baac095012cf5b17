import { MessageScreen, useTranslator } from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";

export interface DecoupledEndedViewProps {
  readonly frame: StepFrame;
  readonly how: "cancelled" | "expired";
  readonly onSendAgain: () => void;
  readonly onCancel: () => void;
}

/** The approval was refused in the bank's app, or came too late. */
export function DecoupledEndedView({ frame, how, onSendAgain, onCancel }: DecoupledEndedViewProps) {
  const { t } = useTranslator();
  return (
    <MessageScreen
      frame={frame}
      heading={t(
        how === "expired" ? "decoupledEnded.expired.heading" : "decoupledEnded.refused.heading",
      )}
      text={t("decoupledEnded.text")}
      primary={{ label: t("decoupledEnded.primary"), onPress: onSendAgain }}
      secondary={[{ label: t("label.cancel"), onPress: onCancel }]}
    />
  );
}
