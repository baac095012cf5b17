import type { Ref } from "react";
import { StepHeading, useConnectContext, useTranslator } from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";
import type { WayIn } from "../../flow/index.ts";
import { Button, ErrorSummary, FormScreen, RadioGroup } from "../../ui/index.ts";

export interface ChoosingSourceViewProps {
  readonly frame: StepFrame;
  readonly ways: readonly WayIn[];
  /** No way was chosen at the last check. */
  readonly error: boolean;
  readonly summaryRef: Ref<HTMLElement>;
  /** The id of the first choice. */
  readonly fieldId: string;
  /** Hears the position of the way that is chosen, `null` where none is. */
  readonly onSubmit: (way: number | null) => void;
}

/** Several ways to reach one bank. The question is the heading. */
export function ChoosingSourceView(props: ChoosingSourceViewProps) {
  const { frame, ways, error, summaryRef, fieldId, onSubmit } = props;
  const { t } = useTranslator();
  const { headingLevel } = useConnectContext();
  const accountsOf = useAccountsText();
  const handleSubmit = (form: HTMLFormElement) => {
    const chosen = form.querySelector<HTMLInputElement>("input:checked");
    onSubmit(chosen === null ? null : Number(chosen.value));
  };
  return (
    <FormScreen
      {...frame}
      onSubmit={handleSubmit}
      primary={
        <Button type="submit" wide>
          {t("label.continue")}
        </Button>
      }
    >
      {error && (
        <ErrorSummary
          ref={summaryRef}
          heading={t("form.summary", { count: 1 })}
          // It stands before the screen's own heading, the legend: a lower level would skip one.
          headingLevel={headingLevel}
          items={[{ fieldId, message: t("choosingSource.error") }]}
        />
      )}
      <RadioGroup
        id={fieldId}
        required
        legend={<StepHeading>{t("choosingSource.heading")}</StepHeading>}
        error={error ? t("choosingSource.error") : undefined}
        options={ways.map((way, index) => ({
          value: String(index),
          label: t(`choosingSource.${way.mechanism}`),
          description: accountsOf(way),
        }))}
      />
    </FormScreen>
  );
}

/** “Accounts: current accounts and cards”; nothing where a way does not say what it reaches. */
function useAccountsText() {
  const { t, list, accountType } = useTranslator();
  return ({ accountTypes }: WayIn): string | undefined => {
    const names = [...new Set(accountTypes.map(accountType))];
    return names.length === 0 ? undefined : t("choosingSource.accounts", { list: list(names) });
  };
}
