import { MessageScreen, useTranslator } from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";

export interface AddingSourceViewProps {
  readonly frame: StepFrame;
  /** What the other way in would add; empty where nobody says. */
  readonly accountTypes: readonly string[];
  readonly onAdd: () => void;
  readonly onGoOn: () => void;
}

/** “Some accounts may be missing.” */
export function AddingSourceView({ frame, accountTypes, onAdd, onGoOn }: AddingSourceViewProps) {
  const { t, list, accountType } = useTranslator();
  const names = [...new Set(accountTypes.map(accountType))];
  return (
    <MessageScreen
      frame={frame}
      heading={t("choosingSource.more.heading")}
      text={
        names.length === 0
          ? t("choosingSource.more.textWithoutList")
          : t("choosingSource.more.text", { list: list(names) })
      }
      primary={{ label: t("choosingSource.more.primary"), onPress: onAdd }}
      secondary={[{ label: t("choosingSource.more.secondary"), onPress: onGoOn }]}
    />
  );
}
