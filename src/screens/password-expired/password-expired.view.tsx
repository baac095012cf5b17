import {
  BankSitePrimary,
  MessageFromBank,
  MessageScreen,
  useTranslator,
} from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";

export interface PasswordExpiredViewProps {
  readonly frame: StepFrame;
  readonly bankMessage: string | null;
  /** The bank's own site; without it, saying that it is done is the primary action. */
  readonly site: string | null;
  readonly onChanged: () => void;
  readonly onNotNow: () => void;
}

/** A password to renew at the bank before it can be entered here. */
export function PasswordExpiredView({
  frame,
  bankMessage,
  site,
  onChanged,
  onNotNow,
}: PasswordExpiredViewProps) {
  const { t } = useTranslator();
  const changed = { label: t("passwordExpired.secondary"), onPress: onChanged };
  const notNow = { label: t("label.notNow"), onPress: onNotNow };
  return (
    <MessageScreen
      frame={frame}
      heading={t("passwordExpired.heading")}
      text={t("passwordExpired.text")}
      primary={site === null ? changed : <BankSitePrimary site={site} />}
      secondary={site === null ? [notNow] : [changed, notNow]}
    >
      <MessageFromBank text={bankMessage} />
    </MessageScreen>
  );
}
