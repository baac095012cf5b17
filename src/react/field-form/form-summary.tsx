import type { ReactNode } from "react";
import { ErrorSummary, Text } from "../../ui/index.ts";
import type { ErrorSummaryItem } from "../../ui/index.ts";
import { useConnectContext, useTranslator } from "../connect-context.tsx";
import { levelBelow } from "../heading-level.ts";
import type { FieldForm } from "./use-field-form.ts";

export interface Refusal {
  readonly heading: string;
  readonly children: ReactNode;
  readonly items: readonly ErrorSummaryItem[];
}

/**
 * What stands above a form after a press: its problems, or that nothing could be sent, or else what the bank refused;
 * nothing when all is well.
 */
export function FormSummary({
  form: { summaryRef, problems, unsent },
  refusal,
}: {
  readonly form: FieldForm;
  readonly refusal: Refusal | null;
}) {
  const { headingLevel } = useConnectContext();
  const { t } = useTranslator();
  const level = levelBelow(headingLevel);
  if (problems.length > 0)
    return (
      <ErrorSummary
        ref={summaryRef}
        heading={t("form.summary", { count: problems.length })}
        headingLevel={level}
        items={problems}
      />
    );
  if (unsent)
    return (
      <ErrorSummary
        ref={summaryRef}
        heading={t("form.unsent.heading")}
        headingLevel={level}
        items={[]}
      >
        <Text>{t("form.unsent.text")}</Text>
      </ErrorSummary>
    );
  return refusal === null ? null : (
    <ErrorSummary
      ref={summaryRef}
      heading={refusal.heading}
      headingLevel={level}
      items={refusal.items}
    >
      {refusal.children}
    </ErrorSummary>
  );
}
