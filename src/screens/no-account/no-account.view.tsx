import { MessageScreen, useApplication, useTranslator } from "../../react/index.ts";
import type { AccountFilter } from "../../flow/index.ts";
import type { StepFrame } from "../../react/index.ts";

export interface NoAccountViewProps {
  readonly frame: StepFrame;
  /** There are accounts, but none that the application uses: how many, and what it does use. */
  readonly unfit: (AccountFilter & { readonly count: number }) | null;
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
  const usageName = (usage: string) =>
    usage === "PRIV" || usage === "ORGA" || usage === "ASSO"
      ? t(`accountUsage.${usage}`)
      : accountType("unknown");
  return ({
    count,
    types = [],
    usages = [],
    ibans,
  }: NonNullable<NoAccountViewProps["unfit"]>): string => {
    // A list says why only where there is one reason.
    const reasons = [types, usages, ibans ?? []].filter((limit) => limit.length > 0);
    const names =
      reasons.length === 1 && ibans === undefined
        ? [...new Set([...types.map(accountType), ...usages.map(usageName)])]
        : [];
    return names.length === 0
      ? t("noAccount.unfit.textWithoutList", { count, app })
      : t("noAccount.unfit.text", { count, app, list: list(names) });
  };
}
