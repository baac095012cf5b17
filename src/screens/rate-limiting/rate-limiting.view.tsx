import { MessageScreen, useTranslator } from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";

export interface RateLimitingViewProps {
  readonly frame: StepFrame;
  /** The connection exists already: it is updated later by itself. */
  readonly isKnown: boolean;
  /** “at 18:30”, where it is known. */
  readonly when: string | null;
  readonly onClose: () => void;
}

/** The bank limits requests for a while. */
export function RateLimitingView({ frame, isKnown, when, onClose }: RateLimitingViewProps) {
  const { t } = useTranslator();
  const text = () => {
    if (!isKnown) return t("rateLimiting.first.text");
    return when === null
      ? t("rateLimiting.known.textWithoutTime")
      : t("rateLimiting.known.text", { when });
  };
  return (
    <MessageScreen
      frame={frame}
      heading={t("rateLimiting.heading")}
      text={text()}
      primary={{ label: t("label.close"), onPress: onClose }}
    />
  );
}
