import type { Connector, ConnectionField, ConnectorField, FieldChoice } from "../protocol/index.ts";
import { asksForCode, asksForSecret } from "./field-words.ts";

/** One input of a form, whether a connector or a connection asks for it. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly description: string | null;
  /** What to draw; every wire type is one of these but `code`, a text that is one (unknown ones are text). */
  readonly kind: "text" | "password" | "date" | "list" | "number" | "code";
  readonly required: boolean;
  readonly regex: string | null;
  readonly choices: readonly FieldChoice[];
}

/** What is typed as text, or as a type that nobody knows, is hidden where the field asks for a secret. */
function kindOf({
  type,
  values,
  name,
  label,
}: ConnectionField | ConnectorField): FormField["kind"] {
  if (type === "password" || type === "date") return type;
  if (type === "list" && values !== null && values.length > 0) return type;
  if (asksForSecret({ name, label })) return "password";
  return type === "number" ? type : "text";
}
const neverShown = new Set(["hidden", "redirect_uri"]);

function formField(field: ConnectionField | ConnectorField): FormField | null {
  if (neverShown.has(field.type)) return null;
  const description = field.description === field.label ? null : field.description;
  return {
    name: field.name,
    label: field.label === "" ? (description ?? field.name) : field.label,
    description: field.label === "" ? null : description,
    kind: kindOf(field),
    required: field.required,
    regex: field.regex === null || field.regex === "" ? null : field.regex,
    choices: field.values ?? [],
  };
}

const shown = (fields: readonly (ConnectionField | ConnectorField)[]): FormField[] =>
  fields.map(formField).filter((field) => field !== null);

/** The inputs that a connection asks for: its `fields`, which are never filtered by source. */
export const promptFields = (fields: readonly ConnectionField[] | null): FormField[] =>
  shown(fields ?? []);

/**
 * The inputs of a question, with those that ask for a code marked as such: where one text is asked and nothing else, or
 * where its words say so. One with a pattern needs no mark, since the pattern says more.
 */
export const questionFields = (fields: readonly FormField[]): readonly FormField[] =>
  fields.map((field) =>
    field.kind === "text" && field.regex === null && (fields.length === 1 || asksForCode(field))
      ? { ...field, kind: "code" }
      : field,
  );

/** The inputs of a connector for one source and mechanism. An absent list of sources or mechanisms means all. */
export function connectorFields(
  connector: Connector,
  source: string | null,
  mechanism: string,
): FormField[] {
  return shown(
    connector.fields.filter(
      ({ auth_mechanisms, connector_sources }) =>
        (auth_mechanisms === null || auth_mechanisms.includes(mechanism)) &&
        (source === null ||
          connector_sources === null ||
          connector_sources.length === 0 ||
          connector_sources.includes(source)),
    ),
  );
}
