import { MessageScreen, useTranslator } from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";

export interface LoadFailedViewProps {
  readonly frame: StepFrame;
  /** Why, as an operational code. */
  readonly code: string;
  readonly onTryAgain: () => void;
  readonly onClose: () => void;
}

/** Who does not answer: the service or the way to it, or Powens behind it; else the answer makes no sense. */
function wordsFor(code: string) {
  if (code === "upstream_unavailable")
    return { heading: "noAnswer.heading", text: "noAnswer.text" } as const;
  return {
    heading: "loadFailed.heading",
    text: code === "network_unreachable" ? "unreachable.text" : "unreadable.text",
  } as const;
}

/** A read failed, and nothing else can be shown. */
export function LoadFailedView({ frame, code, onTryAgain, onClose }: LoadFailedViewProps) {
  const { t } = useTranslator();
  const words = wordsFor(code);
  return (
    <MessageScreen
      frame={frame}
      heading={t(words.heading)}
      text={t(words.text)}
      primary={{ label: t("label.tryAgain"), onPress: onTryAgain }}
      secondary={[{ label: t("label.close"), onPress: onClose }]}
    />
  );
}
