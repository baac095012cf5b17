import * as v from "valibot";
import { powensIdSchema } from "./identifiers.ts";

const text = v.nullish(v.string(), null);

/** A bank account found on a connection. `disabled` is a date-time until the PSU has shared it. */
export const accountSchema = v.object({
  id: powensIdSchema,
  id_connection: v.nullish(powensIdSchema, null),
  id_source: v.nullish(powensIdSchema, null),
  id_parent: v.nullish(powensIdSchema, null),
  number: text,
  original_name: text,
  name: text,
  type: v.pipe(
    v.nullish(v.union([v.string(), v.looseObject({ name: v.string() })]), "unknown"),
    v.transform((type) => (typeof type === "string" ? type : type.name)),
  ),
  usage: text,
  iban: text,
  disabled: text,
  deleted: text,
});
export type Account = v.InferOutput<typeof accountSchema>;
