import { useCallback, useEffect, useId, useRef, useState } from "react";
import type { RefObject } from "react";
import { checkField, wireValue } from "../../flow/index.ts";
import type { FieldProblem, FormField } from "../../flow/index.ts";
import type { FieldValues } from "../../protocol/index.ts";
import type { ErrorSummaryItem } from "../../ui/index.ts";
import { useTranslator } from "../connect-context.tsx";
import type { Autofill } from "./autofill.ts";
import { shownFirst, typedIn } from "./field-control.ts";
import type { FieldControl } from "./field-control.ts";
import { fieldProblemText } from "./field-problem-text.ts";

/** One input of a form, with everything that is said about it. */
export interface FieldInput {
  /** The id of its control. */
  readonly id: string;
  readonly field: FormField;
  readonly label: string;
  /** Names the field inside our own sentences; the first words of a label that is a sentence itself. */
  readonly shortLabel: string;
  /** The label is the bank's own. */
  readonly bankText: boolean;
  readonly hint: string | undefined;
  readonly error: string | undefined;
  readonly autofill: Autofill;
  /** What the control shows first. */
  readonly first: string | undefined;
  readonly controlRef: (control: FieldControl | null) => void;
}

export interface FieldForm {
  readonly inputs: readonly FieldInput[];
  /** What the last check found, for the summary. */
  readonly problems: readonly ErrorSummaryItem[];
  /** Takes focus after a failed check, and on arrival where it is there from the start. */
  readonly summaryRef: RefObject<HTMLElement | null>;
  readonly focusFirst: () => void;
  /** Checks what stands in the controls, and goes on where all is well. */
  readonly submit: () => void;
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

const knownValue = ({ name }: FormField, known: Readonly<Record<string, string>>) =>
  Object.hasOwn(known, name) ? known[name] : undefined;

/**
 * A form over fields of a bank. What is typed is nowhere but in the inputs: it is read there when it is checked and when
 * it is sent, and secrets are cleared when the form or the page goes.
 */
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
  const controls = useRef<(FieldControl | undefined)[]>([]);
  /** What the last check found, by field, and how many there were. */
  const [{ checks, found }, setChecked] = useState<{
    readonly checks: number;
    readonly found: readonly (FieldProblem | null)[];
  }>({ checks: 0, found: [] });

  const inputs = fields.map((field, index): FieldInput => {
    const isNameless = namelessLabel !== undefined && field.label === field.name;
    const label = isNameless ? namelessLabel : field.label;
    const isSentence = namelessLabel !== undefined && fields.length === 1 && label.length > LONG;
    const shortLabel = isSentence ? beginningOf(label) : label;
    const problem = found[index] ?? null;
    const refused = checks === 0 && refusal?.field === field.name ? refusal.message : undefined;
    return {
      id: `${formId}-${String(index)}`,
      field,
      label,
      shortLabel,
      bankText: !isNameless,
      hint: hint(field),
      error: problem === null ? refused : fieldProblemText(translator, shortLabel, problem),
      autofill: autofill(field),
      first: isSecret(field, secrets) ? undefined : shownFirst(field, knownValue(field, known)),
      controlRef: (control) => {
        // Kept when the control leaves the page: what it holds is cleared afterwards.
        if (control !== null) controls.current[index] = control;
      },
    };
  });
  const problems = inputs.flatMap(({ id, error }) =>
    error === undefined ? [] : [{ fieldId: id, message: error }],
  );

  // On arrival, where the form comes back with a summary; later only when a check has failed.
  const takesFocus = checks === 0 || problems.length > 0;
  useEffect(() => {
    if (takesFocus) summaryRef.current?.focus();
  }, [checks, takesFocus]);

  useEffect(() => {
    const clear = () => {
      for (const [index, field] of fields.entries()) {
        const control = controls.current[index];
        if (control !== undefined && isSecret(field, secrets)) control.value = "";
      }
    };
    window.addEventListener("pagehide", clear);
    return () => {
      window.removeEventListener("pagehide", clear);
      clear();
    };
  }, [fields, secrets]);

  const focusFirst = useCallback(() => {
    controls.current[0]?.focus();
  }, []);

  const typed = () =>
    fields.map((field, index) => ({ field, value: typedIn(field, controls.current[index]) }));
  return {
    inputs,
    problems,
    summaryRef,
    focusFirst,
    submit: () => {
      const next = typed().map(({ field, value }) => checkField(field, value));
      setChecked({ checks: checks + 1, found: next });
      if (next.every((problem) => problem === null)) onValid();
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
          value === null || isSecret(field, secrets) ? [] : [[field.name, value]],
        ),
      ),
  };
}
