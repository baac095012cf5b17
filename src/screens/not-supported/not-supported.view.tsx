import { MessageScreen, useTranslator } from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";

export interface NotSupportedViewProps {
  readonly frame: StepFrame;
  readonly bank: string;
  /** What was chosen in the form, in the bank's words. */
  readonly choice: string | null;
  readonly onAnotherBank: () => void;
  /** Absent where the form has no choice to change. */
  readonly onChangeChoice: (() => void) | undefined;
  readonly onClose: () => void;
}

/** The chosen space of the bank is not covered. */
export function NotSupportedView({
  frame,
  bank,
  choice,
  onAnotherBank,
  onChangeChoice,
  onClose,
}: NotSupportedViewProps) {
  const { t } = useTranslator();
  const close = { label: t("label.close"), onPress: onClose };
  return (
    <MessageScreen
      frame={frame}
      heading={t("notSupported.heading")}
      text={
        choice === null
          ? t("notSupported.textWithoutLabel", { bank })
          : t("notSupported.text", { bank, label: choice })
      }
      primary={{ label: t("label.anotherBank"), onPress: onAnotherBank }}
      secondary={
        onChangeChoice === undefined
          ? [close]
          : [{ label: t("notSupported.secondary"), onPress: onChangeChoice }, close]
      }
    />
  );
}
