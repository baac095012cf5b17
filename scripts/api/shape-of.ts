/** Schemas as one line of text: `{ id: number, sources: { name: string }[] }`. */
import type { GenericSchema } from "valibot";

interface Described {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Described>>;
  readonly item?: Described;
  readonly value?: Described;
  readonly literal?: unknown;
  readonly options?: readonly unknown[];
  readonly wrapped?: Described;
}

const isDescribed = (value: unknown): value is Described =>
  typeof value === "object" && value !== null && "kind" in value && value.kind === "schema";

/** Whether it is a schema, as far as the protocol has any. */
export const isSchema = (value: unknown): value is GenericSchema =>
  isDescribed(value) && "~standard" in value;

const ABSENT = ["optional", "nullish", "exact_optional", "undefinedable"];
const isOptional = ({ type }: Described): boolean => ABSENT.includes(type);
const EMPTY = ["nullable", "nullish"];

const entriesOf = (entries: Readonly<Record<string, Described>>): string =>
  Object.entries(entries)
    .map(([name, entry]) => `${name}${isOptional(entry) ? "?" : ""}: ${describe(entry)}`)
    .sort()
    .join(", ");

function describe(schema: Described): string {
  const { type, entries, item, value, literal, options, wrapped } = schema;
  if (wrapped !== undefined)
    return EMPTY.includes(type) ? `${describe(wrapped)} | null` : describe(wrapped);
  if (entries !== undefined) return `{ ${entriesOf(entries)} }`;
  if (item !== undefined) return `(${describe(item)})[]`;
  if (type === "record" && value !== undefined) return `Record<string, ${describe(value)}>`;
  if (type === "literal") return JSON.stringify(literal);
  if (options !== undefined)
    return options
      .map((option) => (isDescribed(option) ? describe(option) : JSON.stringify(option)))
      .sort()
      .join(" | ");
  return type;
}

export const shapeOf = (schema: GenericSchema): string =>
  isDescribed(schema) ? describe(schema) : "";
