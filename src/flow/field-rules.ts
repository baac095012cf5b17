import type { FormField } from "./form-field.ts";
import { matches } from "./pattern.ts";
import { withoutClasses } from "./pattern-cost.ts";
import {
  dateText,
  digitsOf,
  digitsOfCode,
  isAscii,
  joined,
  plainText,
  withPlainSpaces,
} from "./typed-text.ts";

/** What is wrong with a value: which message to show, and the figures it needs. */
export type FieldProblem =
  | { readonly kind: "required" | "list" | "email" | "pattern" | "digits" }
  | { readonly kind: "digitsCount"; readonly min: number; readonly max: number }
  | { readonly kind: "dateIncomplete" | "dateNotReal" }
  | { readonly kind: "tooLong"; readonly max: number };

/** Longer values are refused: no bank asks for them, and patterns run on them. */
export const VALUE_LIMIT = 256;

/**
 * The value as it travels: secrets and choices untouched, everything else as it was meant; an empty value is left out
 * (`undefined`), and so is a choice that was not made (`null`). Dates travel as ISO unless the pattern refuses ISO and
 * accepts dd/mm/yyyy.
 */
export function wireValue(field: FormField, typed: string | null): string | undefined {
  if (typed === null) return undefined;
  if (field.kind === "list") return typed;
  const value = read(field, typed);
  if (value === "") return undefined;
  if (field.kind !== "date") return value;
  const [year, month, day] = value.split("-");
  const french = `${day ?? ""}/${month ?? ""}/${year ?? ""}`;
  const isFrench = matches(field.regex, value) === false && matches(field.regex, french) === true;
  return isFrench ? french : value;
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
  if (field.kind === "number" && !NUMBER.test(value)) return { kind: "digits" };
  return matches(field.regex, value) === false ? patternProblem(field.regex ?? "") : null;
}

/** A choice is any value of the list, also an empty one. */
function checkChoice({ required, choices }: FormField, chosen: string | null): FieldProblem | null {
  const isIn = choices.some(({ value }) => value === chosen);
  return isIn || (chosen === null && !required) ? null : { kind: "list" };
}

const NUMBER = /^[-+]?\d+(?:[.,]\d+)?$/;

/** Whether a value is what the field asks for; `null` where nothing says what that is, or it cannot be judged. */
function fits({ kind, regex }: FormField, value: string): boolean | null {
  if (kind === "number" && !NUMBER.test(value)) return false;
  return matches(regex, value) ?? (kind === "number" ? true : null);
}

/**
 * What was meant by what was typed: people paste identifiers and codes as letters and messages write them. Something
 * else than what was typed is taken only where the field asks for exactly that, or is a code. A password is never
 * touched, also where its pattern is of digits: it is hidden, so that nobody could see what became of it, and what does
 * not fit is said before anything is sent.
 */
function read(field: FormField, typed: string): string {
  if (field.kind === "password") return typed;
  const value = plainText(typed);
  if (value.length > VALUE_LIMIT) return value;
  if (field.kind === "date") return dateText(value);
  const verdict = fits(field, value);
  if (verdict === true || (verdict === null && isAscii(value))) return asCode(field, value);
  const readings = [withPlainSpaces(value), joined(value), digitsOf(value)];
  const meant = readings.find((reading) => reading !== null && fits(field, reading) === true);
  return meant ?? asCode(field, value);
}

const asCode = ({ kind }: FormField, value: string): string =>
  (kind === "code" ? digitsOfCode(value) : null) ?? value;

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
