import * as v from "valibot";
import { cleanName } from "./bank-text.ts";
import { credentialsPolicySchema } from "./credentials-policy.ts";
import { powensIdSchema } from "./identifiers.ts";
import { connectorFieldSchema } from "./field.ts";

const texts = v.pipe(
  v.nullish(v.array(v.unknown()), []),
  v.transform((items) => items.filter((item) => typeof item === "string")),
);
const text = v.nullish(v.string(), null);
const flag = v.nullish(v.boolean(), false);

const countriesSchema = v.pipe(
  v.nullish(v.array(v.union([v.string(), v.looseObject({ id: v.string() })])), []),
  v.transform((countries) =>
    countries.map((country) => (typeof country === "string" ? country : country.id)),
  ),
);

const colorSchema = v.pipe(
  text,
  v.transform((color) => {
    const hex = color?.replace(/^#/, "").toLowerCase() ?? "";
    return /^(?:[0-9a-f]{3}|[0-9a-f]{6})$/.test(hex) ? hex : null;
  }),
);

const stabilitySchema = v.pipe(
  v.nullish(v.union([v.string(), v.looseObject({ status: text })]), null),
  v.transform((stability) =>
    typeof stability === "string" ? stability : (stability?.status ?? null),
  ),
);

const summaryEntries = {
  uuid: v.pipe(
    v.string(),
    v.regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i),
    v.toLowerCase(),
  ),
  /** Differs between domains; deprecated by Powens in favour of `uuid`. */
  id: powensIdSchema,
  name: v.pipe(v.string(), v.transform(cleanName), v.minLength(1), v.maxLength(200)),
  /** Brand colour as hexadecimal digits without `#`. */
  color: colorSchema,
  countries: countriesSchema,
  capabilities: texts,
  products: texts,
  account_usages: texts,
  beta: flag,
  /** No new connection may be added. */
  restricted: flag,
  hidden: flag,
  /** `stable`, `unstable`, `down`, or a value of the future. */
  stability: stabilitySchema,
  auth_mechanism: text,
};

/** What the list of banks needs of a connector. Parses a Powens `Connector` and the proxy's answer alike. */
export const connectorSummarySchema = v.object(summaryEntries);
export type ConnectorSummary = v.InferOutput<typeof connectorSummarySchema>;

/** One technical way to reach a connector (`ConnectorSource`): `openapi`, `directaccess`, `fallback`. */
export const connectorSourceSchema = v.object({
  id: powensIdSchema,
  name: v.string(),
  auth_mechanism: text,
  available_auth_mechanisms: texts,
  /** A date-time when the source must be skipped. */
  disabled: text,
  /** Lowest first. */
  priority: v.nullish(v.number(), Number.MAX_SAFE_INTEGER),
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
  sources: v.nullish(v.array(connectorSourceSchema), []),
  fields: v.nullish(v.array(connectorFieldSchema), []),
  /** The proxy's word, not Powens': who collects credentials here. */
  credentials: v.fallback(credentialsPolicySchema, "forms"),
});
export type Connector = v.InferOutput<typeof connectorSchema>;
