import * as v from "valibot";
import { connectorSummaryEntries } from "./connector-summary.ts";
import { credentialsPolicySchema } from "./credentials-policy.ts";
import { connectorFieldSchema } from "./field.ts";
import { idOrZero, listOrEmpty, moment, reading, readText, text, texts } from "./generous.ts";

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
  ...connectorSummaryEntries,
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
