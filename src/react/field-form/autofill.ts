import { checkField } from "../../flow/index.ts";
import type { FormField } from "../../flow/index.ts";

export type Autofill = "username" | "current-password" | "one-time-code" | "off";

/** What a password manager may fill in the form of a bank: its login (some are typed hidden), and its one password. */
export function signInAutofill(fields: readonly FormField[]): (field: FormField) => Autofill {
  const secrets = fields.filter(({ kind, name }) => kind === "password" && name !== "login");
  const password = secrets.find(({ name }) => name === "password") ?? secrets[0];
  return (field) => {
    if (field === password) return "current-password";
    return field.name === "login" && field.kind !== "list" ? "username" : "off";
  };
}

const isTyped = ({ kind }: FormField) => kind !== "list" && kind !== "date";

/** A code that the device has just received may be filled in where exactly one thing is asked. */
export const answerAutofill = (fields: readonly FormField[]): ((field: FormField) => Autofill) =>
  fields.length === 1 && fields.every(isTyped) ? () => "one-time-code" : () => "off";

/** Whether only digits can be right, so that a keyboard of digits hinders nobody. */
export const wantsDigits = (field: FormField): boolean => {
  const problem = checkField({ ...field, kind: "text" }, "x");
  return problem?.kind === "digits" || problem?.kind === "digitsCount";
};
