import type { FormNotice, StateOf } from "../../flow/index.ts";
import { StepHeading, useConnectContext, useTranslator } from "../../react/index.ts";
import type { StepFrame } from "../../react/index.ts";
import { FieldInputs } from "../../react/field-form/field-inputs.tsx";
import { FormSummary } from "../../react/field-form/form-summary.tsx";
import type { FieldForm } from "../../react/field-form/use-field-form.ts";
import {
  Button,
  ExternalLink,
  FormScreen,
  Heading,
  LinkButton,
  Notice,
  Text,
} from "../../ui/index.ts";
import { useRefusal } from "./use-refusal.tsx";

type Purpose = StateOf<"enteringCredentials">["purpose"];

export interface EnteringCredentialsViewProps {
  readonly frame: StepFrame;
  readonly form: FieldForm;
  readonly bank: string;
  readonly purpose: Purpose;
  readonly notice: FormNotice | null;
  /** How often the bank refused the details. */
  readonly refusals: number;
  readonly busy: boolean;
  /** The details are encrypted before they leave this device. */
  readonly isEncrypted: boolean;
  readonly site: string | null;
  /** The bank is connected; this would add to it. */
  readonly isAdding: boolean;
  /** To another bank, or on without what would be added. */
  readonly onElsewhere: () => void;
}

/** The bank's own form. What is wrong stands above it, and beside each field. */
export function EnteringCredentialsView(props: EnteringCredentialsViewProps) {
  const { frame, form, bank, purpose, notice, refusals, busy, isEncrypted, site } = props;
  const { headingLevel } = useConnectContext();
  const { t } = useTranslator();
  const words = useWords(bank, purpose);
  const refusal = useRefusal(form, notice, refusals);
  const wasRefused = notice?.kind === "wrongpass";
  return (
    <FormScreen
      {...frame}
      onSubmit={form.submit}
      intro={
        <>
          {/* Focus is the summary's where the form comes back with one. */}
          {refusal === null ? (
            <StepHeading>{words.heading}</StepHeading>
          ) : (
            <Heading level={headingLevel}>{words.heading}</Heading>
          )}
          {refusal === null && <Text>{words.text}</Text>}
        </>
      }
      primary={
        <Button type="submit" wide busy={busy}>
          {wasRefused ? t("label.tryAgain") : words.primary}
        </Button>
      }
      secondary={
        purpose !== "beforeWebauth" && (
          <>
            {purpose !== "newPassword" && (
              <ExternalLink href={site}>{t("label.forgotten")}</ExternalLink>
            )}
            {wasRefused && (
              <LinkButton onClick={props.onElsewhere}>
                {t(props.isAdding ? "choosingSource.more.secondary" : "label.anotherBank")}
              </LinkButton>
            )}
          </>
        )
      }
      foot={isEncrypted && <Text size="small">{t("enteringCredentials.foot")}</Text>}
    >
      <FormSummary form={form} refusal={refusal} />
      {notice?.kind === "nothingConnected" && <Notice>{t("outcomeUnknown.nothing.notice")}</Notice>}
      <FieldInputs inputs={form.inputs} />
    </FormScreen>
  );
}

function useWords(bank: string, purpose: Purpose) {
  const { t } = useTranslator();
  switch (purpose) {
    case "beforeWebauth":
      return {
        heading: t("enteringCredentials.beforeWebauth.heading"),
        text: t("enteringCredentials.beforeWebauth.text", { bank }),
        primary: t("label.continue"),
      };
    case "newPassword":
      return {
        heading: t("enteringCredentials.newPassword.heading"),
        text: t("enteringCredentials.newPassword.text"),
        primary: t("enteringCredentials.primary"),
      };
    case "first":
    case "repair":
      return {
        heading: t("enteringCredentials.heading", { bank }),
        text: t("enteringCredentials.text"),
        primary: t("enteringCredentials.primary"),
      };
  }
}
