import type { FormField } from "./form-field.ts";
import { matches } from "./pattern.ts";
import { withoutClasses } from "./pattern-cost.ts";

/** What is wrong with a value: which message to show, and the figures it needs. */
export type FieldProblem =
  | { readonly kind: "required" | "list" | "email" | "pattern" | "digits" }
  | { readonly kind: "digitsCount"; readonly min: number; readonly max: number }
  | { readonly kind: "dateIncomplete" | "dateNotReal" }
  | { readonly kind: "tooLong"; readonly max: number };

/** Longer values are refused: no bank asks for them, and patterns run on them. */
export const VALUE_LIMIT = 256;

/**
 * The value as it travels: secrets and choices untouched, everything else trimmed; an empty value is left out
 * (`undefined`), and so is a choice that was not made (`null`). Spaces inside go where the pattern refuses them and accepts the rest; dates travel as ISO unless the
 * pattern refuses ISO and accepts dd/mm/yyyy.
 */
export function wireValue(field: FormField, typed: string | null): string | undefined {
  if (typed === null) return undefined;
  if (field.kind === "list") return typed;
  const value = read(field, typed);
  if (value === "") return undefined;
  if (field.kind !== "date") return value;
  const [year, month, day] = value.split("-");
  const french = `${day ?? ""}/${month ?? ""}/${year ?? ""}`;
  return prefers(field.regex, french, value) ? french : value;
}

/**
 * Checks one value before it is sent, or a choice that was not made (`null`); `null` when it may go. What cannot be
 * judged here is left to the server.
 */
export function checkField(field: FormField, typed: string | null): FieldProblem | null {
  if (field.kind === "list") return checkChoice(field, typed);
  const value = read(field, typed ?? "");
  if (value === "") return field.required ? { kind: "required" } : null;
  if (value.length > VALUE_LIMIT) return { kind: "tooLong", max: VALUE_LIMIT };
  if (field.kind === "date") return checkDate(value);
  if (field.kind === "number" && !/^[-+]?\d+(?:[.,]\d+)?$/.test(value)) return { kind: "digits" };
  return matches(field.regex, value) === false ? patternProblem(field.regex ?? "") : null;
}

/** A choice is any value of the list, also an empty one. */
function checkChoice({ required, choices }: FormField, chosen: string | null): FieldProblem | null {
  const isIn = choices.some(({ value }) => value === chosen);
  return isIn || (chosen === null && !required) ? null : { kind: "list" };
}

/** What was meant by what was typed: people paste identifiers with spaces around and inside. */
function read({ kind, regex }: FormField, typed: string): string {
  if (kind === "password") return typed;
  const value = typed.trim();
  if (kind === "date" || value.length > VALUE_LIMIT) return value;
  const joined = value.replace(/\s/g, "");
  return prefers(regex, joined, value) ? joined : value;
}

const prefers = (regex: string | null, value: string, other: string): boolean =>
  matches(regex, other) === false && matches(regex, value) === true;

function checkDate(value: string): FieldProblem | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return { kind: "dateIncomplete" };
  const date = new Date(`${value}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== value
    ? { kind: "dateNotReal" }
    : null;
}

/** Says in words what a pattern wants, where that is certain. */
function patternProblem(regex: string): FieldProblem {
  const digits = /^\^?(?:\\d|\[0-9\])(?:\{(\d+)(?:,(\d+))?\}|\+)?\$?$/.exec(regex);
  if (digits !== null) {
    const min = Number(digits[1] ?? Number.NaN);
    if (Number.isNaN(min)) return { kind: "digits" };
    return { kind: "digitsCount", min, max: Number(digits[2] ?? min) };
  }
  const wantsAt = /@(?![?*]|\{0)/.test(withoutClasses(regex)) && !regex.includes("|");
  return { kind: wantsAt ? "email" : "pattern" };
}
