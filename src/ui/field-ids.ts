import { useId } from "react";

/** What every field says about itself. */
export interface FieldTexts {
  label: string;
  hint?: string | undefined;
  /** Present only after a check; marks the field invalid. */
  error?: string | undefined;
  /** Follows the label, for example "(optional)". */
  suffix?: string | undefined;
  /** The label (and any option) was written by the bank, in a language we do not know. */
  bankText?: boolean | undefined;
}

export interface FieldIds {
  control: string;
  hint: string;
  error: string;
  /** Hint first, then error; `undefined` when there is neither. */
  describedBy: string | undefined;
}

/** The ids that tie a control to its hint and error. `id` names the control, for links of an error summary. */
export function useFieldIds(
  texts: Pick<FieldTexts, "hint" | "error">,
  id?: string,
  describedBy?: string,
): FieldIds {
  const generated = useId();
  const control = id ?? generated;
  const hint = `${control}-hint`;
  const error = `${control}-error`;
  const all = [describedBy, texts.hint && hint, texts.error && error].filter(Boolean).join(" ");
  return { control, hint, error, describedBy: all || undefined };
}
