import { MessageScreen, useTranslator } from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";

export interface WrongBrowserViewProps {
  readonly frame: StepFrame;
  readonly onClose: () => void;
}

/** The bank sent someone back to a window that did not start: nothing about the connection is shown here. */
export function WrongBrowserView({ frame, onClose }: WrongBrowserViewProps) {
  const { t } = useTranslator();
  return (
    <MessageScreen
      frame={frame}
      heading={t("wrongBrowser.heading")}
      text={t("wrongBrowser.text")}
      primary={{ label: t("label.close"), onPress: onClose }}
    />
  );
}
