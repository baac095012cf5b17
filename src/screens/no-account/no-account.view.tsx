import { MessageScreen, useApplication, useTranslator } from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";

export interface NoAccountViewProps {
  readonly frame: StepFrame;
  /** There are accounts, but none that the application uses: how many, and the types that it does use. */
  readonly unfit: { readonly count: number; readonly types: readonly string[] } | null;
  readonly onAnotherBank: () => void;
  readonly onClose: () => void;
}

/** The bank shows no account, or none that can be used. */
export function NoAccountView({ frame, unfit, onAnotherBank, onClose }: NoAccountViewProps) {
  const { t } = useTranslator();
  const unfitText = useUnfitText();
  return (
    <MessageScreen
      frame={frame}
      heading={t("noAccount.heading")}
      text={unfit === null ? t("noAccount.none.text") : unfitText(unfit)}
      primary={{ label: t("label.anotherBank"), onPress: onAnotherBank }}
      secondary={[{ label: t("label.close"), onPress: onClose }]}
    />
  );
}

/** “3 accounts found, but the application only uses: current accounts.” */
function useUnfitText() {
  const { t, list, accountType } = useTranslator();
  const app = useApplication().inside;
  return ({ count, types }: NonNullable<NoAccountViewProps["unfit"]>): string => {
    const names = [...new Set(types.map(accountType))];
    return names.length === 0
      ? t("noAccount.unfit.textWithoutList", { count, app })
      : t("noAccount.unfit.text", { count, app, list: list(names) });
  };
}
