import { DateField, PasswordField, SelectField, Text, TextField } from "../../ui/index.ts";
import { useConnectContext, useTranslator } from "../connect-context.tsx";
import { wantsDigits } from "./autofill.ts";
import type { FieldInput } from "./use-field-form.ts";

/** The inputs of a form, under the line that says which of them are required. */
export function FieldInputs({ inputs }: { readonly inputs: readonly FieldInput[] }) {
  const { t } = useTranslator();
  // One required field needs no line about which are required.
  const saysRequired = inputs.length > 1 || inputs.some(({ field }) => !field.required);
  return (
    <>
      {saysRequired && (
        <Text tone="quiet" size="small">
          {t("form.required")}
        </Text>
      )}
      {inputs.map((input) => (
        <Input key={input.id} input={input} />
      ))}
    </>
  );
}

interface InputProps {
  readonly input: FieldInput;
}

function Input({ input }: InputProps) {
  const { t } = useTranslator();
  const texts = useTexts(input);
  const { field, autofill, controlRef } = input;
  switch (field.kind) {
    case "list":
      return (
        <SelectField
          {...texts}
          ref={controlRef}
          options={field.choices.map(({ label }, index) => ({ value: String(index), label }))}
          emptyOption={t("field.select")}
        />
      );
    case "date":
      return (
        <DateField
          {...texts}
          ref={controlRef}
          parts={{ day: t("field.day"), month: t("field.month"), year: t("field.year") }}
        />
      );
    case "password":
      return <SecretInput input={input} />;
    case "text":
    case "code":
    case "number":
      return (
        <TextField
          {...texts}
          ref={controlRef}
          autoComplete={autofill}
          inputMode={wantsDigits(field) ? "numeric" : undefined}
        />
      );
  }
}

function SecretInput({ input }: InputProps) {
  const { announce } = useConnectContext();
  const { t } = useTranslator();
  const texts = useTexts(input);
  const { field, shortLabel: label, autofill, controlRef } = input;
  return (
    <PasswordField
      {...texts}
      ref={controlRef}
      autoComplete={autofill}
      inputMode={wantsDigits(field) ? "numeric" : undefined}
      reveal={{
        show: t("field.show", { label }),
        hide: t("field.hide", { label }),
        shown: t("field.visible", { label }),
        hidden: t("field.hidden", { label }),
      }}
      onAnnounce={announce}
    />
  );
}

function useTexts({ id, label, bankText, hint, error, field }: FieldInput) {
  const { t } = useTranslator();
  return {
    id,
    label,
    bankText,
    hint,
    error,
    suffix: field.required ? undefined : t("form.optional"),
    required: field.required,
  };
}
