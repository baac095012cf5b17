import { useCallback, useEffect, useId, useRef, useState } from "react";
import type { RefObject } from "react";
import { checkField, wireValue } from "../../flow/index.ts";
import type { FieldProblem, FormField } from "../../flow/index.ts";
import type { FieldValues } from "../../protocol/index.ts";
import type { ErrorSummaryItem } from "../../ui/index.ts";
import { useConnectContext, useTranslator } from "../connect-context.tsx";
import type { Autofill } from "./autofill.ts";
import { shownFirst, typedIn } from "./field-control.ts";
import type { FieldControl } from "./field-control.ts";
import { fieldProblemText } from "./field-problem-text.ts";
import { reachesProxy } from "./reaches-proxy.ts";

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
  readonly controlRef: (control: FieldControl | null) => void;
}

export interface FieldForm {
  readonly inputs: readonly FieldInput[];
  /** What the last check found, for the summary. */
  readonly problems: readonly ErrorSummaryItem[];
  /** There was no network at the last press: nothing was sent, and what was typed stays. */
  readonly unsent: boolean;
  /** Takes focus after a failed check, and on arrival where it is there from the start. */
  readonly summaryRef: RefObject<HTMLElement | null>;
  readonly focusFirst: () => void;
  /** Checks what stands in the controls, and goes on where all is well and there is a network. */
  readonly submit: () => void;
  /** Does something else that is sent, where there is a network. */
  readonly unlessOffline: (act: () => void) => void;
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
  const { api } = useConnectContext().instance;
  const isShown = useRef(true);
  const summaryRef = useRef<HTMLElement>(null);
  const controls = useRef<(FieldControl | undefined)[]>([]);
  /** What came of the last press, and how many there were: the problem of each field, or no network. */
  const [{ presses, found, unsent }, setPressed] = useState<{
    readonly presses: number;
    readonly found: readonly (FieldProblem | null)[];
    readonly unsent: boolean;
  }>({ presses: 0, found: [], unsent: false });

  const inputs = fields.map((field, index): FieldInput => {
    const isNameless = namelessLabel !== undefined && field.label === field.name;
    const label = isNameless ? namelessLabel : field.label;
    const isSentence = namelessLabel !== undefined && fields.length === 1 && label.length > LONG;
    const shortLabel = isSentence ? beginningOf(label) : label;
    const problem = found[index] ?? null;
    const refused = presses === 0 && refusal?.field === field.name ? refusal.message : undefined;
    return {
      id: `${formId}-${String(index)}`,
      field,
      label,
      shortLabel,
      bankText: !isNameless,
      hint: hint(field),
      error: problem === null ? refused : fieldProblemText(translator, shortLabel, problem),
      autofill: autofill(field),
      controlRef: (control) => {
        // Kept when the control leaves the page: what it holds is cleared afterwards.
        if (control === null || control === controls.current[index]) return;
        controls.current[index] = control;
        const first = isSecret(field, secrets)
          ? undefined
          : shownFirst(field, knownValue(field, known));
        // Not by an attribute, which is markup: recorders of the page read that.
        if (first !== undefined) control.value = first;
      },
    };
  });
  const problems = inputs.flatMap(({ id, error }) =>
    error === undefined ? [] : [{ fieldId: id, message: error }],
  );

  // On arrival, where the form comes back with a summary; later only when a check has failed.
  const takesFocus = presses === 0 || problems.length > 0 || unsent;
  useEffect(() => {
    if (takesFocus) summaryRef.current?.focus();
  }, [presses, takesFocus]);

  useEffect(() => {
    const clear = () => {
      for (const [index, field] of fields.entries()) {
        const control = controls.current[index];
        if (control !== undefined && isSecret(field, secrets)) control.value = "";
      }
    };
    isShown.current = true;
    window.addEventListener("pagehide", clear);
    return () => {
      isShown.current = false;
      window.removeEventListener("pagehide", clear);
      clear();
    };
  }, [fields, secrets]);

  const focusFirst = useCallback(() => {
    controls.current[0]?.focus();
  }, []);

  const typed = () =>
    fields.map((field, index) => ({ field, value: typedIn(field, controls.current[index]) }));
  const check = (): boolean => {
    const next = typed().map(({ field, value }) => checkField(field, value));
    setPressed({ presses: presses + 1, found: next, unsent: false });
    return next.every((problem) => problem === null);
  };
  /** Nothing is kept for later: what cannot be sent now is sent by another press, or not at all. */
  const unlessOffline = (act: () => void) => {
    if (navigator.onLine) {
      act();
      return;
    }
    void reachesProxy(api).then((isReached) => {
      if (!isShown.current) return;
      if (isReached) act();
      else setPressed({ presses: presses + 1, found: [], unsent: true });
    });
  };
  return {
    inputs,
    problems,
    unsent,
    summaryRef,
    focusFirst,
    submit: () => {
      if (check()) unlessOffline(onValid);
    },
    unlessOffline,
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
