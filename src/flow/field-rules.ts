import type { FormField } from "./form-field.ts";

/** What is wrong with a value: which message to show, and the figures it needs. */
export type FieldProblem =
  | { readonly kind: "required" | "list" | "email" | "pattern" | "digits" }
  | { readonly kind: "digitsCount"; readonly min: number; readonly max: number }
  | { readonly kind: "dateIncomplete" | "dateNotReal" }
  | { readonly kind: "tooLong"; readonly max: number };

/** Longer values are refused: no bank asks for them, and patterns run on them. */
export const VALUE_LIMIT = 256;

const EMPTY: FieldProblem | null = null;

/**
 * The value as it travels: identifiers trimmed, secrets untouched, an empty optional value left out (`undefined`),
 * dates as ISO unless the pattern refuses ISO and accepts dd/mm/yyyy.
 */
export function wireValue(field: FormField, typed: string): string | undefined {
  const value = field.kind === "password" ? typed : typed.trim();
  if (value === "") return undefined;
  if (field.kind !== "date") return value;
  const [year, month, day] = value.split("-");
  const french = `${day ?? ""}/${month ?? ""}/${year ?? ""}`;
  return matches(field.regex, value) === false && matches(field.regex, french) === true
    ? french
    : value;
}

/** Checks one value before it is sent; `null` when it may go. What cannot be judged here is left to the server. */
export function checkField(field: FormField, typed: string): FieldProblem | null {
  const value = field.kind === "password" ? typed : typed.trim();
  if (value === "") {
    if (!field.required) return EMPTY;
    return { kind: field.kind === "list" ? "list" : "required" };
  }
  if (value.length > VALUE_LIMIT) return { kind: "tooLong", max: VALUE_LIMIT };
  if (field.kind === "list")
    return field.choices.some((choice) => choice.value === value) ? null : { kind: "list" };
  if (field.kind === "date") return checkDate(value);
  if (field.kind === "number" && !/^[-+]?\d+(?:[.,]\d+)?$/.test(value)) return { kind: "digits" };
  return matches(field.regex, value) === false ? patternProblem(field.regex ?? "") : null;
}

function checkDate(value: string): FieldProblem | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (match === null) return { kind: "dateIncomplete" };
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
  return regex.includes("@") && !/[|]/.test(regex) ? { kind: "email" } : { kind: "pattern" };
}

/**
 * Runs a pattern as Powens' engine does, Python's `re.match`: anchored at the start, not at the end.
 * `null` when it cannot be judged here: no pattern, one that JavaScript does not know, or one that could run away.
 */
export function matches(regex: string | null, value: string): boolean | null {
  if (regex === null || regex === "" || mayRunAway(regex)) return null;
  const pattern = compile(regex);
  return pattern === null ? null : pattern.test(value);
}

/** Python spellings that JavaScript reads as something else without a word. */
const PYTHON_ONLY = /\\[AZz]|\(\?(?:P|#|[aiLmsux]+\)|\()/;

function compile(regex: string): RegExp | null {
  if (PYTHON_ONLY.test(regex)) return null;
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(`^(?:${regex})`, flags);
    } catch {
      // Not in this dialect: the next one, then the server.
    }
  }
  return null;
}

/**
 * Whether matching could take more than a moment: a repeated group that itself repeats or chooses, or many open-ended
 * repetitions side by side. Such a pattern is left to the server; it is never run here.
 */
function mayRunAway(regex: string): boolean {
  if (regex.length > 300 || /\\[1-9]/.test(regex)) return true;
  const bare = regex.replace(/\\./g, "x").replace(/\[(?:\^?\])?[^\]]*\]/g, "x");
  const open = bare.match(/[*+]|\{\d+,\}/g) ?? [];
  const lookaheads = bare.match(/\(\?[=!]/g) ?? [];
  if (open.length - lookaheads.length * 2 > 3) return true;
  return repeatedGroups(bare).some((body) => /[*+|]|\{\d+,\d*\}/.test(body));
}

/** The bodies of all groups that are repeated without a small bound. */
function repeatedGroups(bare: string): string[] {
  const bodies: string[] = [];
  const starts: number[] = [];
  for (let index = 0; index < bare.length; index += 1) {
    if (bare[index] === "(") starts.push(index);
    if (bare[index] !== ")") continue;
    const start = starts.pop();
    if (start === undefined) continue;
    if (/^(?:[*+]|\{\d+,\}|\{\d*,?\d{2,}\})/.test(bare.slice(index + 1)))
      bodies.push(bare.slice(start + 1, index));
  }
  return bodies;
}
