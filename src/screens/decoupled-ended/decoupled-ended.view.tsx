import {
  decoupledEndedHeadings,
  MessageFromBank,
  MessageScreen,
  useTranslator,
} from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";

export interface DecoupledEndedViewProps {
  readonly frame: StepFrame;
  readonly how: "cancelled" | "expired" | "ended";
  readonly bankMessage: string | null;
  readonly onSendAgain: () => void;
  readonly onCancel: () => void;
}

/** The approval was refused in the bank's app, came too late, or failed without a word of how. */
export function DecoupledEndedView({
  frame,
  how,
  bankMessage,
  onSendAgain,
  onCancel,
}: DecoupledEndedViewProps) {
  const { t } = useTranslator();
  return (
    <MessageScreen
      frame={frame}
      heading={t(decoupledEndedHeadings[how])}
      text={t("decoupledEnded.text")}
      primary={{ label: t("decoupledEnded.primary"), onPress: onSendAgain }}
      secondary={[{ label: t("label.cancel"), onPress: onCancel }]}
    >
      <MessageFromBank text={bankMessage} />
    </MessageScreen>
  );
}
