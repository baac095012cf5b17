import * as v from "valibot";
import { cleanName } from "./bank-text.ts";
import { credentialsPolicySchema } from "./credentials-policy.ts";
import { connectorFieldSchema } from "./field.ts";
import {
  entriesOf,
  flag,
  idOrZero,
  listOrEmpty,
  moment,
  neededId,
  reading,
  readText,
  text,
  textAt,
  texts,
} from "./generous.ts";

const countriesSchema = reading((value) =>
  (entriesOf(value) ?? [value])
    .map((country) => textAt(country, "id"))
    .filter((country) => country !== null),
);

const colorSchema = v.pipe(
  text,
  v.transform((color) => {
    const hex = color?.replace(/^#/, "").toLowerCase() ?? "";
    return /^(?:[0-9a-f]{3}|[0-9a-f]{6})$/.test(hex) ? hex : null;
  }),
);

const stabilitySchema = reading((value) => textAt(value, "status"));

const summaryEntries = {
  uuid: v.pipe(
    v.string(),
    v.regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i),
    v.toLowerCase(),
  ),
  /** Differs between domains; deprecated by Powens in favour of `uuid`. */
  id: neededId,
  name: v.pipe(text, v.string(), v.transform(cleanName), v.minLength(1)),
  /** Brand colour as hexadecimal digits without `#`. */
  color: colorSchema,
  countries: countriesSchema,
  capabilities: texts,
  products: texts,
  account_usages: texts,
  beta: flag(false),
  /** No new connection may be added. */
  restricted: flag(false),
  hidden: flag(false),
  /** `stable`, `unstable`, `down`, or a value of the future. */
  stability: stabilitySchema,
  auth_mechanism: text,
};

/** What the list of banks needs of a connector. Parses a Powens `Connector` and the proxy's answer alike. */
export const connectorSummarySchema = v.object(summaryEntries);
export type ConnectorSummary = v.InferOutput<typeof connectorSummarySchema>;

/** One technical way to reach a connector (`ConnectorSource`): `openapi`, `directaccess`, `fallback`. */
export const connectorSourceSchema = v.object({
  /** 0 where Powens gives none: in requests sources go by their names. */
  id: idOrZero,
  name: v.pipe(text, v.string()),
  auth_mechanism: text,
  available_auth_mechanisms: texts,
  /** A date-time when the source must be skipped. */
  disabled: moment,
  /** Lowest first. */
  priority: reading((value) => {
    const priority = Number.parseFloat(readText(value) ?? "");
    return Number.isNaN(priority) ? Number.MAX_SAFE_INTEGER : priority;
  }),
  account_types: texts,
  account_usages: texts,
});
export type ConnectorSource = v.InferOutput<typeof connectorSourceSchema>;

/** A connector with its sources and form fields. */
export const connectorSchema = v.object({
  ...summaryEntries,
  available_auth_mechanisms: texts,
  account_types: texts,
  urls: v.pipe(
    texts,
    v.transform((urls) => urls.filter((url) => /^https:\/\//i.test(url))),
  ),
  sources: listOrEmpty(connectorSourceSchema),
  fields: listOrEmpty(connectorFieldSchema),
  /** The proxy's word, not Powens': who collects credentials here. */
  credentials: v.fallback(credentialsPolicySchema, "forms"),
});
export type Connector = v.InferOutput<typeof connectorSchema>;
