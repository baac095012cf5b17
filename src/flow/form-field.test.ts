import { expect, it } from "vitest";
import { questionFields } from "./form-field.ts";
import type { FormField } from "./form-field.ts";

const field = (name: string, over: Partial<FormField> = {}): FormField => ({
  name,
  label: name,
  description: null,
  kind: "text",
  required: true,
  regex: null,
  choices: [],
  ...over,
});
const kindsOf = (...fields: readonly FormField[]) => questionFields(fields).map(({ kind }) => kind);

it("[host-page 05] knows a code where one text is asked, or where its words say so", () => {
  expect(kindsOf(field("openapisms"))).toEqual(["code"]);
  expect(kindsOf(field("answer"))).toEqual(["code"]);
  expect(kindsOf(field("otp"), field("device", { kind: "list" }))).toEqual(["code", "list"]);
  expect(kindsOf(field("street"), field("town"))).toEqual(["text", "text"]);
  expect(kindsOf(field("x", { regex: "^\\d{6}$" }))).toEqual(["text"]);
  expect(kindsOf(field("x", { kind: "password" }))).toEqual(["password"]);
});
