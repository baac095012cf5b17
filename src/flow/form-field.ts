import type { Connector, ConnectionField, ConnectorField, FieldChoice } from "../protocol/index.ts";

/** One input of a form, whether a connector or a connection asks for it. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly description: string | null;
  /** What to draw; every wire type is one of these (unknown ones are text). */
  readonly kind: "text" | "password" | "date" | "list" | "number";
  readonly required: boolean;
  readonly regex: string | null;
  readonly choices: readonly FieldChoice[];
}

const isKind = (type: string): type is FormField["kind"] =>
  ["text", "password", "date", "list", "number"].includes(type);
const neverShown = new Set(["hidden", "redirect_uri"]);

function formField(field: ConnectionField | ConnectorField): FormField | null {
  if (neverShown.has(field.type)) return null;
  const choices = field.values ?? [];
  const kind = field.type === "list" && choices.length === 0 ? "text" : field.type;
  const description = field.description === field.label ? null : field.description;
  return {
    name: field.name,
    label: field.label === "" ? (description ?? field.name) : field.label,
    description: field.label === "" ? null : description,
    kind: isKind(kind) ? kind : "text",
    required: field.required,
    regex: field.regex === null || field.regex === "" ? null : field.regex,
    choices,
  };
}

const shown = (fields: readonly (ConnectionField | ConnectorField)[]): FormField[] =>
  fields.map(formField).filter((field) => field !== null);

/** The inputs that a connection asks for: its `fields`, which are never filtered by source. */
export const promptFields = (fields: readonly ConnectionField[] | null): FormField[] =>
  shown(fields ?? []);

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
