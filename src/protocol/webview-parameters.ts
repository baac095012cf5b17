import * as v from "valibot";
import { handlePattern, idPattern, powensIdSchema, uuidPattern } from "./identifiers.ts";
import { sessionOpenedSchema } from "./session-api.ts";
import { webviewFlows } from "./webview-flows.ts";

const listOf = (pattern: RegExp, most: number) =>
  v.pipe(
    v.string(),
    v.transform((text) => text.split(",").filter((entry) => entry !== "")),
    v.check((entries) => entries.length > 0 && entries.length <= most),
    v.everyItem((entry) => pattern.test(entry)),
  );
const word = /^[A-Za-z0-9_-]{1,64}$/;
const idSchema = v.pipe(v.string(), v.regex(idPattern), v.transform(Number), powensIdSchema);

/**
 * The parameters of the Powens Webview's addresses, as they stand in the query. Names that are not here are ignored,
 * and so are those of another flow.
 *
 * Source: Powens, Webview, `connect` and `reconnect`; the last of two names of one thing is the client library's.
 */
export const webviewParameters = {
  domain: v.pipe(v.string(), v.regex(/^[a-z0-9.:[\]-]{1,253}$/i)),
  client_id: v.pipe(v.string(), v.regex(/^\d{1,20}$/)),
  redirect_uri: v.pipe(v.string(), v.maxLength(2048), v.url()),
  code: v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,4096}$/)),
  state: v.pipe(v.string(), v.maxLength(2048)),
  connector_ids: listOf(idPattern, 50),
  connector_uuids: listOf(uuidPattern, 50),
  connector_capabilities: listOf(word, 40),
  connector_country: v.pipe(v.string(), v.regex(/^[A-Za-z]{2}$/)),
  account_types: listOf(word, 40),
  account_usages: listOf(word, 40),
  account_ibans: listOf(/^[A-Z0-9]{5,34}$/, 40),
  max_connections: v.pipe(
    v.string(),
    v.regex(/^[1-9]\d{0,2}$/),
    v.transform(Number),
    v.maxValue(100),
  ),
  connection_id: idSchema,
  reset_credentials: v.pipe(
    v.picklist(["true", "false", "1", "0"]),
    v.transform((text) => text === "true" || text === "1"),
  ),
} as const;
export type WebviewParameterName = keyof typeof webviewParameters;

const isParameter = (name: string): name is WebviewParameterName =>
  Object.hasOwn(webviewParameters, name);
export const webviewParameterNames: readonly WebviewParameterName[] =
  Object.keys(webviewParameters).filter(isParameter);

/** `POST /session/webview`: a page that was opened at an address of the Webview asks for a session. */
export const openWebviewSchema = v.strictObject({
  flow: v.picklist(webviewFlows),
  /** The language in the path, if there was one. */
  lang: v.nullish(v.pipe(v.string(), v.regex(/^[a-z]{2}$/)), null),
  /** The query's parameters; of a name that stood there twice, nothing but the name is known. */
  parameters: v.record(v.pipe(v.string(), v.maxLength(200)), v.pipe(v.string(), v.maxLength(8192))),
  nonce: v.pipe(v.string(), v.regex(handlePattern)),
  /** The page is inside a frame; its session is then held in memory. */
  framed: v.boolean(),
});
export type OpenWebview = v.InferInput<typeof openWebviewSchema>;

/** Answer of `POST /session/webview`. */
export const webviewOpenedSchema = v.variant("kind", [
  v.object({
    ...sessionOpenedSchema.entries,
    kind: v.literal("opened"),
    /** Origins of the pages that may frame this one, and hear how it ended. */
    parents: v.array(v.string()),
  }),
  /** A parameter is missing or wrong. */
  v.object({ kind: v.literal("wrong"), parameter: v.string() }),
]);
export type WebviewOpened = v.InferOutput<typeof webviewOpenedSchema>;

/** `POST /session/handover`: a framed page goes on in the top window, where a bank's site may be opened. */
export const handOverSchema = v.strictObject({
  connector_uuid: v.pipe(v.string(), v.regex(uuidPattern)),
  id_connection: v.nullish(powensIdSchema, null),
});
export type HandOver = v.InferInput<typeof handOverSchema>;
/** Answer of `POST /session/handover`: good once, for two minutes. */
export const handedOverSchema = v.object({ url: v.pipe(v.string(), v.url()) });
