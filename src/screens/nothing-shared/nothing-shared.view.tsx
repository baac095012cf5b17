import { MessageScreen, useApplication, useTranslator } from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";

export interface NothingSharedViewProps {
  readonly frame: StepFrame;
  /** Contracts of a document connector, no bank accounts. */
  readonly isOfContracts: boolean;
  readonly onClose: () => void;
  readonly onChoose: () => void;
}

/** Sharing nothing is a choice like another. */
export function NothingSharedView({
  frame,
  isOfContracts,
  onClose,
  onChoose,
}: NothingSharedViewProps) {
  const { t } = useTranslator();
  const app = useApplication().start;
  const choose = isOfContracts ? "nothingShared.contracts.secondary" : "nothingShared.secondary";
  return (
    <MessageScreen
      frame={frame}
      heading={t("nothingShared.heading")}
      text={t(isOfContracts ? "nothingShared.contracts.text" : "nothingShared.text", { app })}
      primary={{ label: t("label.close"), onPress: onClose }}
      secondary={[{ label: t(choose), onPress: onChoose }]}
    />
  );
}
