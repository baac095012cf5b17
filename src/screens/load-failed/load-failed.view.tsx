import { MessageScreen, useTranslator } from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";

export interface LoadFailedViewProps {
  readonly frame: StepFrame;
  /** Why, as an operational code. */
  readonly code: string;
  /** The browser knows of a network. */
  readonly isOnline: boolean;
  readonly onTryAgain: () => void;
  readonly onClose: () => void;
}

/** Who does not answer: the network of the PSU, the service, Powens behind it; or the answer makes no sense. */
function wordsFor(code: string, isOnline: boolean) {
  if (code === "upstream_unavailable")
    return { heading: "noAnswer.heading", text: "noAnswer.text" } as const;
  if (code !== "network_unreachable")
    return { heading: "loadFailed.heading", text: "unreadable.text" } as const;
  const text = isOnline ? "unreachable.text" : "loadFailed.text";
  return { heading: "loadFailed.heading", text } as const;
}

/** A read failed, and nothing else can be shown. */
export function LoadFailedView({
  frame,
  code,
  isOnline,
  onTryAgain,
  onClose,
}: LoadFailedViewProps) {
  const { t } = useTranslator();
  const words = wordsFor(code, isOnline);
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
