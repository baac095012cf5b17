import { CopySupport, MessageScreen, useTranslator } from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";

export interface UnknownViewProps {
  readonly frame: StepFrame;
  readonly onClose: () => void;
}

/** A state or code that this version does not know: it cannot be resolved here. */
export function UnknownView({ frame, onClose }: UnknownViewProps) {
  const { t } = useTranslator();
  return (
    <MessageScreen
      frame={frame}
      heading={t("unknown.heading")}
      text={t("unknown.text")}
      primary={{ label: t("label.close"), onPress: onClose }}
      links={<CopySupport />}
    />
  );
}
