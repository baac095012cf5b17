import {
  BankSitePrimary,
  MessageFromBank,
  MessageScreen,
  useTranslator,
} from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";
import { Notice } from "../../ui/index.ts";

export interface ActionNeededViewProps {
  readonly frame: StepFrame;
  readonly bankMessage: string | null;
  /** The bank's own site; without it, saying that it is done is the primary action. */
  readonly site: string | null;
  /** It was said to be done, and is not. */
  readonly isStillDue: boolean;
  readonly onDone: () => void;
  readonly onNotNow: () => void;
}

/** Something only the PSU can do, at the bank. */
export function ActionNeededView({
  frame,
  bankMessage,
  site,
  isStillDue,
  onDone,
  onNotNow,
}: ActionNeededViewProps) {
  const { t } = useTranslator();
  const done = { label: t("actionNeeded.secondary"), onPress: onDone };
  const notNow = { label: t("label.notNow"), onPress: onNotNow };
  return (
    <MessageScreen
      frame={frame}
      heading={t("actionNeeded.heading")}
      text={t("actionNeeded.text")}
      primary={site === null ? done : <BankSitePrimary site={site} />}
      secondary={site === null ? [notNow] : [done, notNow]}
    >
      {isStillDue && <Notice tone="warning">{t("actionNeeded.stillWaiting")}</Notice>}
      <MessageFromBank text={bankMessage} />
    </MessageScreen>
  );
}
