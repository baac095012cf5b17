import * as v from "valibot";
import { bankTextSchema, cleanName } from "./bank-text.ts";

const text = v.nullish(v.string(), null);

const choiceSchema = v.union([
  v.pipe(
    v.object({
      label: v.nullish(v.union([v.string(), v.number()])),
      value: v.union([v.string(), v.number()]),
    }),
    v.transform(({ label, value }) => ({
      label: cleanName(String(label ?? value)),
      value: String(value),
    })),
  ),
  v.pipe(
    v.union([v.string(), v.number()]),
    v.transform((value) => ({ label: cleanName(String(value)), value: String(value) })),
  ),
]);

const fieldEntries = {
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  label: v.pipe(
    bankTextSchema,
    v.transform((label) => label ?? ""),
  ),
  description: bankTextSchema,
  /** `text`, `password`, `date`, `list`, `number`, `hidden`, `redirect_uri`, or a type of the future. */
  type: v.nullish(v.string(), "text"),
  /** A connection's own fields carry no `required`: absent means required. */
  required: v.nullish(v.boolean(), true),
  /** Written for Python, and for the whole value whether it says so or not. */
  regex: text,
  values: v.nullish(v.array(choiceSchema), null),
};

/** A field of a connector's form (`ConnectorField`). */
export const connectorFieldSchema = v.object({
  ...fieldEntries,
  auth_mechanisms: v.nullish(v.array(v.string()), null),
  connector_sources: v.nullish(v.array(v.string()), null),
});
export type ConnectorField = v.InferOutput<typeof connectorFieldSchema>;

/** A field that a connection asks for (`Connection.fields`): thinner than a connector's. */
export const connectionFieldSchema = v.object(fieldEntries);
export type ConnectionField = v.InferOutput<typeof connectionFieldSchema>;
export type FieldChoice = v.InferOutput<typeof choiceSchema>;
