import { MessageScreen, useTranslator } from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";

export interface ReturnedWithoutResultViewProps {
  readonly frame: StepFrame;
  readonly bank: string;
  readonly onTryAgain: () => void;
  readonly onAnotherBank: () => void;
  readonly onClose: () => void;
}

/** Back from the bank, and nothing came of it. */
export function ReturnedWithoutResultView({
  frame,
  bank,
  onTryAgain,
  onAnotherBank,
  onClose,
}: ReturnedWithoutResultViewProps) {
  const { t } = useTranslator();
  return (
    <MessageScreen
      frame={frame}
      heading={t("returnedWithoutResult.heading")}
      text={t("returnedWithoutResult.text")}
      primary={{ label: t("returnedWithoutResult.primary", { bank }), onPress: onTryAgain }}
      secondary={[
        { label: t("label.anotherBank"), onPress: onAnotherBank },
        { label: t("label.close"), onPress: onClose },
      ]}
    />
  );
}
