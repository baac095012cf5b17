import * as v from "valibot";
import { connectErrorCodes } from "./connect-error.ts";
import { connectorSummarySchema } from "./connector-summary.ts";
import { credentialsPolicySchema } from "./credentials-policy.ts";
import { listThere } from "./generous.ts";
import {
  fieldNamePattern,
  handlePattern,
  powensIdSchema,
  sourceNamePattern,
  uuidPattern,
} from "./identifiers.ts";

/** Header that only our own client sends: a cross-site page cannot without a preflight, which the proxy refuses. */
export const GUICHET_HEADER = "x-guichet";
export const GUICHET_HEADER_VALUE = "1";
/** A random handle per submission: one upstream POST however often the browser sends it. Also the operation's id. */
export const IDEMPOTENCY_HEADER = "idempotency-key";
export { RETURN_PARAMETER } from "./return-parameter.ts";

/**
 * Every route of the proxy, relative to where it is mounted. What stands at a `:parameter` is validated, nothing else
 * varies. Which query parameters a route takes, if any, is in `proxyQueries`.
 */
export const proxyRoutes = {
  listConnectors: { method: "GET", path: "/connectors" },
  getConnector: { method: "GET", path: "/connectors/:uuid" },
  getLogo: { method: "GET", path: "/logos/:uuid" },
  getPublicKey: { method: "GET", path: "/publickey" },
  listConnections: { method: "GET", path: "/connections" },
  getConnection: { method: "GET", path: "/connections/:id" },
  createConnection: { method: "POST", path: "/connections" },
  updateConnection: { method: "POST", path: "/connections/:id" },
  syncConnection: { method: "PUT", path: "/connections/:id" },
  deleteConnection: { method: "DELETE", path: "/connections/:id" },
  listSources: { method: "GET", path: "/connections/:id/sources" },
  getSource: { method: "GET", path: "/connections/:id/sources/:source" },
  updateSource: { method: "POST", path: "/connections/:id/sources/:source" },
  listLogs: { method: "GET", path: "/connections/:id/logs" },
  listAccounts: { method: "GET", path: "/connections/:id/accounts" },
  shareAccounts: { method: "PUT", path: "/connections/:id/accounts" },
  listSubscriptions: { method: "GET", path: "/connections/:id/subscriptions" },
  shareSubscriptions: { method: "PUT", path: "/connections/:id/subscriptions" },
  startWebauth: { method: "POST", path: "/webauth" },
  bankReturn: { method: "GET", path: "/callback" },
  forwardReturn: { method: "POST", path: "/returns/forwarded" },
  redeemReturn: { method: "POST", path: "/returns" },
  getOperation: { method: "GET", path: "/operations/:operation" },
} as const;
export type ProxyRouteName = keyof typeof proxyRoutes;

/** Values by field name. Where the domain has a key each value is a compact JWE. Lists, too. */
export const fieldValuesSchema = v.pipe(
  v.record(v.pipe(v.string(), v.regex(fieldNamePattern)), v.pipe(v.string(), v.maxLength(8192))),
  v.check((values) => Object.keys(values).length <= 40, "at most 40 fields"),
);
export type FieldValues = Record<string, string>;

const sourceSchema = v.nullish(v.pipe(v.string(), v.regex(sourceNamePattern)), null);
const connectorUuidSchema = v.pipe(v.string(), v.regex(uuidPattern));

/** `POST /connections` */
export const createConnectionSchema = v.strictObject({
  connector_uuid: connectorUuidSchema,
  source: sourceSchema,
  fields: fieldValuesSchema,
});
export type CreateConnection = v.InferInput<typeof createConnectionSchema>;

/**
 * `POST /connections/{id}`: exactly one act.
 * `answer` sends field values (OTP, new password, next source), `resume` goes on with an approval in the background,
 * `sync` starts an interactive synchronisation (the empty body of the Powens API), `renew` renews the consent of an
 * `openapi` source before it ends, `setActive` turns automatic synchronisation on or off.
 */
export const updateConnectionSchema = v.variant("act", [
  v.strictObject({ act: v.literal("answer"), source: sourceSchema, fields: fieldValuesSchema }),
  v.strictObject({ act: v.literal("resume") }),
  v.strictObject({ act: v.literal("sync") }),
  v.strictObject({ act: v.literal("renew"), source: sourceSchema }),
  v.strictObject({ act: v.literal("setActive"), active: v.boolean() }),
]);
export type UpdateConnection = v.InferInput<typeof updateConnectionSchema>;

/**
 * `PUT /connections/{id}`; the body may be left out. `psu_requested: false` says that nobody waits for it, so that no
 * authentication may be asked for.
 */
export const syncConnectionSchema = v.optional(
  v.strictObject({ psu_requested: v.optional(v.boolean(), true) }),
  {},
);
export type SyncConnection = v.InferInput<typeof syncConnectionSchema>;

/** Answer of `DELETE /connections/{id}`: the id that is no more. */
export const connectionDeletedSchema = v.object({ id: powensIdSchema });

/** `POST /connections/{id}/sources/{source}`: stops or starts the synchronisation of one source. */
export const updateSourceSchema = v.strictObject({ disabled: v.boolean() });
export type UpdateSource = v.InferInput<typeof updateSourceSchema>;

/** The languages of the Powens Webview. */
export const webviewLanguages = ["en", "fr", "de", "nl", "pt", "it", "es"] as const;

/**
 * `POST /webauth`: a new connection to a connector, or an existing connection. `returnTo` is the page being left.
 * `via` says where to: the bank's own site, or the Powens Webview (only where it collects the credentials).
 */
export const startWebauthSchema = v.strictObject({
  via: v.nullish(v.picklist(["bank", "webview"]), "bank"),
  connector_uuid: connectorUuidSchema,
  id_connection: v.nullish(powensIdSchema, null),
  source: sourceSchema,
  /** Non-secret values that the connector asks before the redirect; sent in clear, by server only. */
  fields: v.nullish(fieldValuesSchema, {}),
  /** In the Webview: the stored credentials of the connection are asked for anew. */
  reset_credentials: v.nullish(v.boolean(), false),
  /** The language of the Webview. */
  lang: v.nullish(v.picklist(webviewLanguages), "en"),
  returnTo: v.pipe(v.string(), v.maxLength(2048), v.url()),
});
export type StartWebauth = v.InferInput<typeof startWebauthSchema>;
/** The same as the proxy reads it, with every default in place. */
export type WebauthRequest = v.InferOutput<typeof startWebauthSchema>;

/**
 * `POST /returns/forwarded`: the query of a bank's return that something else than the proxy answered, such as a service worker
 * of the page.
 */
export const forwardReturnSchema = v.strictObject({
  query: v.pipe(v.string(), v.maxLength(4096)),
});
/** Answer of `POST /returns/forwarded`: the page that was left, with a return code; `null` when nobody left with that `state`. */
export const returnForwardedSchema = v.object({
  returnTo: v.nullable(v.pipe(v.string(), v.url())),
});

/** `POST /returns` */
export const redeemReturnSchema = v.strictObject({
  code: v.pipe(v.string(), v.regex(handlePattern)),
});

export const connectorListSchema = v.object({
  connectors: listThere(connectorSummarySchema),
  credentials: credentialsPolicySchema,
});

/** The body of every error of the proxy. `message` is English, for developers. */
export const errorAnswerSchema = v.object({
  error: v.object({
    code: v.picklist(connectErrorCodes),
    message: v.string(),
    requestId: v.nullish(v.string(), null),
  }),
});
export type ErrorAnswer = v.InferOutput<typeof errorAnswerSchema>;
