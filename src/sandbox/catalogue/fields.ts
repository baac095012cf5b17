import type { WireField } from "../institution.ts";

/** A field as an institution's file writes it: what is left out is filled in by `institution`. */
export type FieldDraft = Omit<WireField, "auth_mechanisms" | "connector_sources"> &
  Partial<Pick<WireField, "auth_mechanisms" | "connector_sources">>;

type Extras = Partial<Omit<WireField, "name" | "label" | "type">>;

/** Any field: required, and for the credentials mechanism, unless `extras` says otherwise. */
export const field = (
  type: string,
  name: string,
  label: string,
  extras: Extras = {},
): FieldDraft => ({ name, label, type, required: true, ...extras });

export const login = (label: string, regex: string | null = null, extras: Extras = {}) =>
  field("text", "login", label, { regex, ...extras });

export const secret = (label: string, regex: string | null = null, extras: Extras = {}) =>
  field("password", "password", label, { regex, ...extras });

/** A list whose choices are written as `value: label`. */
export const choice = (
  name: string,
  label: string,
  choices: Readonly<Record<string, string>>,
  extras: Extras = {},
) =>
  field("list", name, label, {
    values: Object.entries(choices).map(([value, text]) => ({ label: text, value })),
    ...extras,
  });
