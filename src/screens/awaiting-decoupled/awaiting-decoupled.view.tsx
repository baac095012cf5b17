import { MessageFromBank, useTranslator, WaitScreen } from "../../react/index.ts";
import type { StepFrame, Waiting } from "../../react/index.ts";
import { Disclosure, Text } from "../../ui/index.ts";

export interface AwaitingDecoupledViewProps {
  readonly frame: StepFrame;
  readonly waiting: Waiting;
  /** An approval was given before in this chain. */
  readonly isNext: boolean;
  readonly bankMessage: string | null;
  /** Stops here. */
  readonly onCancel: () => void;
}

/** The PSU approves in the bank's app; the next step appears here by itself. */
export function AwaitingDecoupledView({
  frame,
  waiting,
  isNext,
  bankMessage,
  onCancel,
}: AwaitingDecoupledViewProps) {
  const { t } = useTranslator();
  return (
    <WaitScreen
      frame={frame}
      waiting={waiting}
      heading={t(isNext ? "awaitingDecoupled.next.heading" : "awaitingDecoupled.heading")}
      text={t(isNext ? "awaitingDecoupled.next.text" : "awaitingDecoupled.text")}
      secondary={waiting.overdue ? [] : [{ label: t("label.cancel"), onPress: onCancel }]}
      onLeave={onCancel}
    >
      <MessageFromBank text={bankMessage} />
      <Disclosure label={t("awaitingDecoupled.secondary")}>
        <Text>{t("awaitingDecoupled.help.text")}</Text>
      </Disclosure>
    </WaitScreen>
  );
}
