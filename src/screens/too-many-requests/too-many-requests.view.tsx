import { MessageScreen, useTranslator } from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";

export interface TooManyRequestsViewProps {
  readonly frame: StepFrame;
  /** “at 18:30”, where it is known. */
  readonly when: string | null;
  readonly onTryAgain: () => void;
  readonly onClose: () => void;
}

/** A pause is asked for. Trying again is never forbidden here: who limits also says when it is over. */
export function TooManyRequestsView({
  frame,
  when,
  onTryAgain,
  onClose,
}: TooManyRequestsViewProps) {
  const { t } = useTranslator();
  return (
    <MessageScreen
      frame={frame}
      heading={t("tooManyRequests.heading")}
      text={
        when === null ? t("tooManyRequests.textWithoutTime") : t("tooManyRequests.text", { when })
      }
      primary={{ label: t("label.tryAgain"), onPress: onTryAgain }}
      secondary={[{ label: t("label.close"), onPress: onClose }]}
    />
  );
}
