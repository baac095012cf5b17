import { MessageScreen, useTranslator } from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";

export interface ConnectedViewProps {
  readonly frame: StepFrame;
  /** Nothing had to be done. */
  readonly already: boolean;
  readonly onDone: () => void;
  /** Absent where the host offers no other bank. */
  readonly onAnotherBank: (() => void) | undefined;
}

/** The bank is connected. */
export function ConnectedView({ frame, already, onDone, onAnotherBank }: ConnectedViewProps) {
  const { t } = useTranslator();
  return (
    <MessageScreen
      frame={frame}
      heading={t(already ? "connected.already.heading" : "connected.heading")}
      text={already ? t("connected.already.text") : undefined}
      primary={{ label: t("connected.primary"), onPress: onDone }}
      secondary={
        onAnotherBank === undefined
          ? []
          : [{ label: t("connected.secondary"), onPress: onAnotherBank }]
      }
    />
  );
}
