import type { FormField } from "../../flow/index.ts";

/** What a form needs of a control: an input or a list as it is, and the three inputs of a date together. */
export interface FieldControl {
  value: string;
  focus(): void;
}

/**
 * What stands in the control at this moment, whoever put it there; `null` where no choice was made. The options of a
 * list are numbered: its values are the bank's, and one of them may be empty.
 */
export function typedIn(field: FormField, control: FieldControl | undefined): string | null {
  const text = control?.value ?? "";
  if (field.kind !== "list") return text;
  return text === "" ? null : (field.choices[Number(text)]?.value ?? null);
}

/** What a control shows first, of what was typed before; `undefined` where nothing was, or the choice is gone. */
export function shownFirst(field: FormField, typed: string | undefined): string | undefined {
  if (field.kind !== "list") return typed;
  const choice = field.choices.findIndex(({ value }) => value === typed);
  return choice < 0 ? undefined : String(choice);
}
