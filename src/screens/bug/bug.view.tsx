import { CopySupport, MessageScreen, useTranslator } from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";

export interface BugViewProps {
  readonly frame: StepFrame;
  /** The connection exists already: its updates start again by themselves. */
  readonly isKnown: boolean;
  readonly onClose: () => void;
}

/** A fault upstream, with nothing for the PSU to do. */
export function BugView({ frame, isKnown, onClose }: BugViewProps) {
  const { t } = useTranslator();
  return (
    <MessageScreen
      frame={frame}
      heading={t("bug.heading")}
      text={t(isKnown ? "bug.known.text" : "bug.first.text")}
      primary={{ label: t("label.close"), onPress: onClose }}
      links={<CopySupport />}
    />
  );
}
