import { MessageScreen, useTranslator } from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";

export interface WebsiteUnavailableViewProps {
  readonly frame: StepFrame;
  /** The connection exists already: it is updated later by itself. */
  readonly isKnown: boolean;
  /** “at 18:30”, where it is known. */
  readonly when: string | null;
  readonly onTryAgain: () => void;
  readonly onAnotherBank: () => void;
  readonly onClose: () => void;
}

/** The bank's site is down. */
export function WebsiteUnavailableView({
  frame,
  isKnown,
  when,
  onTryAgain,
  onAnotherBank,
  onClose,
}: WebsiteUnavailableViewProps) {
  const { t } = useTranslator();
  const text = () => {
    if (!isKnown) return t("websiteUnavailable.first.text");
    return when === null
      ? t("websiteUnavailable.known.textWithoutTime")
      : t("websiteUnavailable.known.text", { when });
  };
  const tryAgain = { label: t("label.tryAgain"), onPress: onTryAgain };
  return (
    <MessageScreen
      frame={frame}
      heading={t("websiteUnavailable.heading")}
      text={text()}
      primary={{ label: t("label.close"), onPress: onClose }}
      secondary={
        isKnown ? [tryAgain] : [tryAgain, { label: t("label.anotherBank"), onPress: onAnotherBank }]
      }
    />
  );
}
