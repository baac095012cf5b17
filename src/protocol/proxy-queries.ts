import * as v from "valibot";
import { type ConnectionExpand, connectionExpands } from "./expanded-connection.ts";
import { parseId } from "./identifiers.ts";
import type { ProxyRouteName } from "./proxy-api.ts";

/** Powens gives no more at once. */
const LOGS_AT_ONCE = 1_000;
const LOGS_BY_DEFAULT = 50;
const FARTHEST_OFFSET = 1_000_000;

const isExpand = (name: string): name is ConnectionExpand =>
  connectionExpands.some((known) => known === name);

/** A comma list of known names, each once; sorted, so that the same wish is always the same text. */
const expandSchema = v.pipe(
  v.string(),
  v.transform((text) => text.split(",").sort()),
  v.check((names) => names.every(isExpand) && new Set(names).size === names.length),
  v.transform((names) => names.filter(isExpand)),
);

const wholeNumber = (least: number, most: number) =>
  v.pipe(
    v.string(),
    v.regex(/^(?:0|[1-9][0-9]{0,6})$/),
    v.transform(Number),
    v.minValue(least),
    v.maxValue(most),
  );

const idSchema = v.pipe(v.string(), v.transform(parseId), v.number());

/** A day, a month or a year that is in the calendar. */
const isDate = (text: string): boolean => {
  const [, year = "", month = "01", day = "01"] =
    /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text) ?? [];
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${year}-${month}-${day}`);
};
const dateSchema = v.pipe(v.string(), v.check(isDate));

const expandQuerySchema = v.strictObject({ expand: v.exactOptional(expandSchema) });
/** The flag `all` of Powens is said as `all=true` or not at all. */
const allQuerySchema = v.strictObject({ all: v.exactOptional(v.literal("true")) });

/**
 * The query parameters of the routes that take any; all others take none. Unknown, repeated and unreadable parameters
 * are refused.
 */
export const proxyQueries = {
  listConnections: expandQuerySchema,
  getConnection: expandQuerySchema,
  listSources: allQuerySchema,
  getSource: allQuerySchema,
  listLogs: v.strictObject({
    limit: v.optional(wholeNumber(1, LOGS_AT_ONCE), String(LOGS_BY_DEFAULT)),
    offset: v.optional(wholeNumber(0, FARTHEST_OFFSET), "0"),
    /** Inclusive, in Paris time: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
    min_date: v.exactOptional(dateSchema),
    max_date: v.exactOptional(dateSchema),
    id_source: v.exactOptional(idSchema),
  }),
} as const satisfies Partial<Record<ProxyRouteName, v.GenericSchema>>;

export type ListLogsQuery = v.InferOutput<typeof proxyQueries.listLogs>;
