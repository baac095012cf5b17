import type { ReactNode, Ref } from "react";
import { ErrorSummary } from "../../ui/index.ts";
import type { ErrorSummaryItem } from "../../ui/index.ts";
import { useConnectContext, useTranslator } from "../connect-context.tsx";
import { levelBelow } from "../heading-level.ts";

export interface Refusal {
  readonly heading: string;
  readonly children: ReactNode;
  readonly items: readonly ErrorSummaryItem[];
}

/** What stands above a form after a check: its problems, or else what the bank refused; nothing when all is well. */
export function FormSummary({
  summaryRef,
  problems,
  refusal,
}: {
  readonly summaryRef: Ref<HTMLElement>;
  readonly problems: readonly ErrorSummaryItem[];
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
