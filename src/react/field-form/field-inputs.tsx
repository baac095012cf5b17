import { useRef } from "react";
import { useController } from "react-hook-form";
import { DateField, PasswordField, SelectField, Text, TextField } from "../../ui/index.ts";
import type { DateState } from "../../ui/index.ts";
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
        <Input key={input.path} input={input} />
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
  const { field, autofill, register } = input;
  switch (field.kind) {
    case "list":
      return (
        <SelectField
          {...texts}
          {...register()}
          options={field.choices}
          emptyOption={t("field.select")}
        />
      );
    case "date":
      return <DateInput input={input} />;
    case "password":
      return <SecretInput input={input} />;
    case "text":
    case "number":
      return (
        <TextField
          {...texts}
          {...register()}
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
  const { field, shortLabel: label, autofill, register } = input;
  return (
    <PasswordField
      {...texts}
      {...register()}
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

/** A date is three inputs: how far they have come is known to them alone, and told with the value. */
function DateInput({ input }: InputProps) {
  const { t } = useTranslator();
  const texts = useTexts(input);
  const state = useRef<DateState>("empty");
  const {
    field: { ref, value, onChange, onBlur },
  } = useController({
    control: input.control,
    name: input.path,
    rules: {
      validate: (typed) => {
        if (state.current === "incomplete") return input.check(typed, { kind: "dateIncomplete" });
        if (state.current === "unreal") return input.check(typed, { kind: "dateNotReal" });
        return input.check(typed);
      },
    },
  });
  return (
    <DateField
      {...texts}
      ref={ref}
      parts={{ day: t("field.day"), month: t("field.month"), year: t("field.year") }}
      value={value}
      onChange={(iso, next) => {
        state.current = next;
        onChange(iso);
      }}
      onBlur={onBlur}
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
