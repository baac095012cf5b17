import { expect, it } from "vitest";
import type { FormField } from "../../flow/index.ts";
import { answerAutofill, signInAutofill, wantsDigits } from "./autofill.ts";

const field = (name: string, differences: Partial<FormField> = {}): FormField => ({
  name,
  label: name,
  description: null,
  kind: "text",
  required: true,
  regex: null,
  choices: [],
  ...differences,
});
const secret = { kind: "password" } as const;

it.each([
  [
    [field("login"), field("password", secret)],
    ["username", "current-password"],
  ],
  [
    [field("login", secret), field("password", secret)],
    ["username", "current-password"],
  ],
  [
    [field("login"), field("pin", secret)],
    ["username", "current-password"],
  ],
  [
    [field("login"), field("memorable", secret), field("password", secret)],
    ["username", "off", "current-password"],
  ],
  [
    [field("email"), field("login", { kind: "list" })],
    ["off", "off"],
  ],
])("fills what a password manager knows, and nothing else (%#)", (fields, filled) => {
  expect(fields.map(signInAutofill(fields))).toEqual(filled);
});

it.each([
  [[field("otp")], ["one-time-code"]],
  [[field("otp", secret)], ["one-time-code"]],
  [[field("device", { kind: "list" })], ["off"]],
  [[field("birthdate", { kind: "date" })], ["off"]],
  [
    [field("otp"), field("answer")],
    ["off", "off"],
  ],
])("fills a code where one thing is asked (%#)", (fields, filled) => {
  expect(fields.map(answerAutofill(fields))).toEqual(filled);
});

it.each([
  ["^\\d{8}$", true],
  ["[0-9]+", true],
  ["^\\d{8}|$", false],
  ["^[A-Z0-9]{8}$", false],
  [null, false],
])("shows digits only where nothing else can be right: %s", (regex, digits) => {
  expect(wantsDigits(field("login", { regex }))).toBe(digits);
  expect(wantsDigits(field("amount", { regex, kind: "number" }))).toBe(digits);
});
