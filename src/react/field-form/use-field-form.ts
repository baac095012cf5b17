import { useCallback, useEffect, useId, useRef } from "react";
import type { RefObject, SyntheticEvent } from "react";
import { useForm } from "react-hook-form";
import type { Control, UseFormRegisterReturn } from "react-hook-form";
import { checkField, wireValue } from "../../flow/index.ts";
import type { FieldProblem, FormField } from "../../flow/index.ts";
import type { FieldValues } from "../../protocol/index.ts";
import type { ErrorSummaryItem } from "../../ui/index.ts";
import { useTranslator } from "../connect-context.tsx";
import type { Autofill } from "./autofill.ts";
import { fieldProblemText } from "./field-problem-text.ts";

/** Values by position: a bank's field names may hold dots, which a form library takes for paths. */
export interface TypedValues {
  values: string[];
}
export type ValuePath = `values.${number}`;

/** One input of a form, with everything that is said about it. */
export interface FieldInput {
  /** The id of its control. */
  readonly id: string;
  readonly path: ValuePath;
  readonly field: FormField;
  readonly label: string;
  /** Names the field inside our own sentences; the first words of a label that is a sentence itself. */
  readonly shortLabel: string;
  /** The label is the bank's own. */
  readonly bankText: boolean;
  readonly hint: string | undefined;
  readonly error: string | undefined;
  readonly autofill: Autofill;
  readonly register: () => UseFormRegisterReturn<ValuePath>;
  /** What is wrong with a typed value, in words; `true` when nothing is. */
  readonly check: (typed: string, problem?: FieldProblem | null) => string | true;
  readonly control: Control<TypedValues>;
}

export interface FieldForm {
  readonly inputs: readonly FieldInput[];
  /** What the last check found, for the summary. */
  readonly problems: readonly ErrorSummaryItem[];
  /** Takes focus after a failed check, and on arrival where it is there from the start. */
  readonly summaryRef: RefObject<HTMLElement | null>;
  readonly focusFirst: () => void;
  readonly handleSubmit: (event: SyntheticEvent) => void;
  /** The values as they travel, read from the form now. Never keep them. */
  readonly readValues: () => FieldValues;
  /** What was typed in fields that are no secret. */
  readonly readPlainValues: () => Record<string, string>;
}

export interface FieldFormOptions {
  readonly fields: readonly FormField[];
  /** Stands for the label of a field that has none. */
  readonly namelessLabel?: string | undefined;
  /** What was typed before, by field name. */
  readonly known?: Readonly<Record<string, string>>;
  /** Which fields hold what must not stay. */
  readonly secrets: "passwords" | "all";
  readonly autofill: (field: FormField) => Autofill;
  readonly hint?: (field: FormField) => string | undefined;
  /** What the bank refused at a field, until the next check. */
  readonly refusal?: { readonly field: string; readonly message: string } | undefined;
  readonly onValid: () => void;
}

/** Labels longer than this are sentences. */
const LONG = 40;

/** The first whole words of a sentence. */
const beginningOf = (sentence: string): string => {
  const cut = sentence.slice(0, LONG);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), 1)).trim()}…`;
};

const isSecret = ({ kind }: FormField, secrets: FieldFormOptions["secrets"]) =>
  secrets === "all" || kind === "password";

const knownValue = (field: FormField, known: Readonly<Record<string, string>>): string => {
  const value = Object.hasOwn(known, field.name) ? (known[field.name] ?? "") : "";
  const isGone = field.kind === "list" && !field.choices.some((choice) => choice.value === value);
  return isGone ? "" : value;
};

/** A form over fields of a bank: uncontrolled inputs, checked on submit, secrets cleared when the form or the page goes. */
export function useFieldForm({
  fields,
  namelessLabel,
  known = {},
  secrets,
  autofill,
  hint = ({ description }) => description ?? undefined,
  refusal,
  onValid,
}: FieldFormOptions): FieldForm {
  const translator = useTranslator();
  const formId = useId();
  const summaryRef = useRef<HTMLElement>(null);
  const form = useForm<TypedValues>({
    defaultValues: {
      values: fields.map((field) => (isSecret(field, secrets) ? "" : knownValue(field, known))),
    },
    mode: "onSubmit",
    reValidateMode: "onSubmit",
    shouldFocusError: false,
  });
  const { register, control, handleSubmit, getValues, setValue, setFocus } = form;
  const { errors, submitCount } = form.formState;

  const inputs = fields.map((field, index): FieldInput => {
    const path: ValuePath = `values.${index}`;
    const isNameless = namelessLabel !== undefined && field.label === field.name;
    const label = isNameless ? namelessLabel : field.label;
    const isSentence = namelessLabel !== undefined && fields.length === 1 && label.length > LONG;
    const shortLabel = isSentence ? beginningOf(label) : label;
    const check: FieldInput["check"] = (typed, problem = checkField(field, typed)) =>
      problem === null || fieldProblemText(translator, shortLabel, problem);
    const refused = submitCount === 0 && refusal?.field === field.name;
    return {
      id: `${formId}-${String(index)}`,
      path,
      field,
      label,
      shortLabel,
      bankText: !isNameless,
      hint: hint(field),
      error: errors.values?.[index]?.message ?? (refused ? refusal.message : undefined),
      autofill: autofill(field),
      register: () => register(path, { validate: (typed) => check(typed) }),
      check,
      control,
    };
  });
  const problems = inputs.flatMap(({ id, error }) =>
    error === undefined ? [] : [{ fieldId: id, message: error }],
  );

  // On arrival, where the form comes back with a summary; later only when a check has failed.
  const takesFocus = submitCount === 0 || problems.length > 0;
  useEffect(() => {
    if (takesFocus) summaryRef.current?.focus();
  }, [submitCount, takesFocus]);

  useEffect(() => {
    const clear = () => {
      for (const [index, field] of fields.entries()) {
        if (isSecret(field, secrets)) setValue(`values.${index}`, "");
      }
    };
    window.addEventListener("pagehide", clear);
    return () => {
      window.removeEventListener("pagehide", clear);
      clear();
    };
  }, [fields, secrets, setValue]);

  const isEmpty = fields.length === 0;
  const focusFirst = useCallback(() => {
    if (!isEmpty) setFocus("values.0");
  }, [isEmpty, setFocus]);

  const typed = () =>
    fields.map((field, index) => ({ field, value: getValues(`values.${index}`) }));
  return {
    inputs,
    problems,
    summaryRef,
    focusFirst,
    handleSubmit: (event) => {
      void handleSubmit(onValid)(event);
    },
    readValues: () =>
      Object.fromEntries(
        typed().flatMap(({ field, value }) => {
          const wire = wireValue(field, value);
          return wire === undefined ? [] : [[field.name, wire]];
        }),
      ),
    readPlainValues: () =>
      Object.fromEntries(
        typed().flatMap(({ field, value }) =>
          isSecret(field, secrets) ? [] : [[field.name, value]],
        ),
      ),
  };
}
