import type { FormNotice } from "../../flow/index.ts";
import { MessageFromBank, useTranslator } from "../../react/index.ts";
import type { Refusal } from "../../react/field-form/form-summary.tsx";
import type { FieldForm } from "../../react/field-form/use-field-form.ts";
import { Text } from "../../ui/index.ts";

/** What the bank refused, as the summary says it. Never which detail was wrong: some banks tell a thief no more. */
export function useRefusal(
  { inputs, problems }: FieldForm,
  notice: FormNotice | null,
  refusals: number,
): Refusal | null {
  const { t } = useTranslator();
  switch (notice?.kind) {
    case "wrongpass": {
      const words =
        refusals >= 2 ? "enteringCredentials.wrongpassAgain" : "enteringCredentials.wrongpass";
      const secret = inputs.find(({ field }) => field.kind === "password");
      return {
        heading: t(`${words}.heading`),
        children: (
          <>
            <Text>{t(`${words}.text`)}</Text>
            <MessageFromBank text={notice.bankMessage} />
          </>
        ),
        items:
          secret === undefined
            ? []
            : [
                {
                  fieldId: secret.id,
                  message: t("field.error.required", { label: secret.label }),
                },
              ],
      };
    }
    case "config":
      return {
        heading: t("form.summary", { count: Math.max(problems.length, 1) }),
        children: <Text>{t("field.error.config")}</Text>,
        items: [],
      };
    default:
      return null;
  }
}
