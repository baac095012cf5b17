import { useTranslator, WaitScreen } from "../../react/index.ts";
import type { StepFrame, Waiting } from "../../react/index.ts";

export interface SyncingViewProps {
  readonly frame: StepFrame;
  readonly waiting: Waiting;
  readonly onLeave: () => void;
}

/** The first data is on its way; it does not need the page. */
export function SyncingView({ frame, waiting, onLeave }: SyncingViewProps) {
  const { t } = useTranslator();
  return (
    <WaitScreen
      frame={frame}
      waiting={waiting}
      heading={t("syncing.heading")}
      text={t("syncing.text")}
      onLeave={onLeave}
      canLeave
    />
  );
}
