import { BankSiteLink, MessageScreen, useTranslator } from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";

export interface TooManyTriesViewProps {
  readonly frame: StepFrame;
  /** The bank's own site, where it is known. */
  readonly site: string | null;
  readonly onAnotherBank: () => void;
  readonly onClose: () => void;
}

/** Another refusal could block the PSU's access at the bank: no further try is offered. */
export function TooManyTriesView({ frame, site, onAnotherBank, onClose }: TooManyTriesViewProps) {
  const { t } = useTranslator();
  return (
    <MessageScreen
      frame={frame}
      heading={t("tooManyTries.heading")}
      text={t("tooManyTries.text")}
      primary={{ label: t("label.close"), onPress: onClose }}
      secondary={[{ label: t("label.anotherBank"), onPress: onAnotherBank }]}
      links={<BankSiteLink site={site} />}
    />
  );
}
