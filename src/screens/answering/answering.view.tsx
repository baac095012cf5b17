import type { StateOf } from "../../flow/index.ts";
import {
  MessageFromBank,
  StepHeading,
  useConnectContext,
  useTranslator,
} from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";
import { FieldInputs } from "../../react/field-form/field-inputs.tsx";
import { FormSummary } from "../../react/field-form/form-summary.tsx";
import type { Refusal } from "../../react/field-form/form-summary.tsx";
import type { FieldForm } from "../../react/field-form/use-field-form.ts";
import { Button, FormScreen, Heading, LinkButton, Notice, Text } from "../../ui/index.ts";

export interface AnsweringViewProps {
  readonly frame: StepFrame;
  readonly form: FieldForm;
  /** Another question of the same chain came before. */
  readonly isNext: boolean;
  readonly notice: StateOf<"answering">["notice"];
  readonly bankMessage: string | null;
  readonly onAskAgain: () => void;
  readonly onCancel: () => void;
}

/** What the bank asks, in its own words, one input for each. */
export function AnsweringView(props: AnsweringViewProps) {
  const { frame, form, isNext, notice, bankMessage, onAskAgain, onCancel } = props;
  const { headingLevel } = useConnectContext();
  const { t } = useTranslator();
  const heading = t(isNext ? "answering.next.heading" : "answering.heading");
  const refusal = useRefusal(form, notice, bankMessage);
  return (
    <FormScreen
      {...frame}
      onSubmit={form.submit}
      intro={
        <>
          {/* Focus is the summary's after a refusal, the field's after a new code. */}
          {notice === null ? (
            <StepHeading>{heading}</StepHeading>
          ) : (
            <Heading level={headingLevel}>{heading}</Heading>
          )}
          {isNext && notice === null && <Text>{t("answering.next.text")}</Text>}
        </>
      }
      primary={
        <Button type="submit" wide>
          {t("answering.primary")}
        </Button>
      }
      secondary={
        <>
          <LinkButton onClick={onAskAgain}>{t("answering.secondary")}</LinkButton>
          <LinkButton onClick={onCancel}>{t("label.cancel")}</LinkButton>
        </>
      }
    >
      <FormSummary form={form} refusal={refusal} />
      {notice === "newCode" && <Notice>{t("answering.newCode.notice")}</Notice>}
      <FieldInputs inputs={form.inputs} />
    </FormScreen>
  );
}

function useRefusal(
  { inputs }: FieldForm,
  notice: AnsweringViewProps["notice"],
  bankMessage: string | null,
): Refusal | null {
  const { t } = useTranslator();
  if (notice !== "refused" && notice !== "notTaken") return null;
  return {
    heading: t(`answering.${notice}.heading`),
    children: (
      <>
        <Text>{t(`answering.${notice}.text`)}</Text>
        <MessageFromBank text={bankMessage} />
      </>
    ),
    items: inputs.map(({ id, shortLabel: label, field }) => ({
      fieldId: id,
      message: t(field.kind === "list" ? "field.error.list" : "field.error.required", { label }),
    })),
  };
}
