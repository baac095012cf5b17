import * as v from "valibot";
import { bankTextSchema } from "./bank-text.ts";
import { cleanName } from "./clean-name.ts";
import { entriesOf, flag, list, reading, readText, readTexts, text } from "./generous.ts";

/** What can be sent as a value. */
const choiceValue = reading((value) =>
  typeof value === "boolean" ? String(value) : readText(value),
);

/** An object, or a value that is its own label. */
const choiceSchema = v.pipe(
  v.unknown(),
  v.transform((choice) => (typeof choice === "object" ? choice : { value: choice })),
  v.object({ label: text, value: v.pipe(choiceValue, v.string()) }),
  v.transform(({ label, value }) => ({ label: cleanName(label ?? "") || cleanName(value), value })),
);

const textsOrNull = reading((value) =>
  entriesOf(value) === null && typeof value !== "string" ? null : readTexts(value),
);

const fieldEntries = {
  name: v.pipe(text, v.string(), v.minLength(1), v.maxLength(64)),
  label: v.pipe(
    bankTextSchema,
    v.transform((label) => label ?? ""),
  ),
  description: bankTextSchema,
  /** `text`, `password`, `date`, `list`, `number`, `hidden`, `redirect_uri`, or a type of the future. */
  type: reading((value) => readText(value) ?? "text"),
  /** A connection's own fields carry no `required`: absent means required. */
  required: flag(true),
  /** Written for Python, and for the whole value whether it says so or not. */
  regex: text,
  values: list(choiceSchema),
};

/** A field of a connector's form (`ConnectorField`). */
export const connectorFieldSchema = v.object({
  ...fieldEntries,
  auth_mechanisms: textsOrNull,
  connector_sources: textsOrNull,
});
export type ConnectorField = v.InferOutput<typeof connectorFieldSchema>;

/** A field that a connection asks for (`Connection.fields`): thinner than a connector's. */
export const connectionFieldSchema = v.object(fieldEntries);
export type ConnectionField = v.InferOutput<typeof connectionFieldSchema>;
export type FieldChoice = v.InferOutput<typeof choiceSchema>;
