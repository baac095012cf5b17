import * as v from "valibot";
import { cleanName } from "./clean-name.ts";
import { entriesOf, flag, neededId, reading, text, textAt, texts } from "./generous.ts";

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

export const connectorSummaryEntries = {
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
export const connectorSummarySchema = v.object(connectorSummaryEntries);
export type ConnectorSummary = v.InferOutput<typeof connectorSummarySchema>;
