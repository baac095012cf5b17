import { MessageScreen, useTranslator } from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";

export interface NoAccountViewProps {
  readonly frame: StepFrame;
  readonly onAnotherBank: () => void;
  readonly onClose: () => void;
}

/** The bank shows no account. */
export function NoAccountView({ frame, onAnotherBank, onClose }: NoAccountViewProps) {
  const { t } = useTranslator();
  return (
    <MessageScreen
      frame={frame}
      heading={t("noAccount.heading")}
      text={t("noAccount.none.text")}
      primary={{ label: t("label.anotherBank"), onPress: onAnotherBank }}
      secondary={[{ label: t("label.close"), onPress: onClose }]}
    />
  );
}
