import * as v from "valibot";
import { connectionSchema, connectionSourceSchema } from "./connection.ts";
import { connectorSchema } from "./connector.ts";
import { listThere } from "./generous.ts";
import { powensIdSchema } from "./identifiers.ts";
import { publicKeySchema } from "./public-key.ts";

/*
 * Answers of the proxy that a browser reads after the list of banks: a module of their own, so that the first screen
 * does not carry their schemas.
 */

/** Answer of `POST /webauth`: where to go, or that nothing was due (409 upstream). */
export const webauthStartedSchema = v.variant("kind", [
  v.object({ kind: v.literal("leave"), url: v.pipe(v.string(), v.url()) }),
  v.object({ kind: v.literal("alreadyDone"), connection: connectionSchema }),
]);
export type WebauthStarted = v.InferOutput<typeof webauthStartedSchema>;

/** What the bank's return said: hints only. The truth is read from the connection. */
export const bankReturnSchema = v.object({
  connector_uuid: v.nullish(v.string(), null),
  id_connection: v.nullish(powensIdSchema, null),
  /** The return carried an error (refused, cancelled, failed). */
  failed: v.boolean(),
});
export type BankReturn = v.InferOutput<typeof bankReturnSchema>;

export const connectorAnswerSchema = v.object({ connector: connectorSchema });
export const connectionListSchema = v.object({ connections: listThere(connectionSchema) });
export const sourceListSchema = v.object({ sources: listThere(connectionSourceSchema) });
export const sourceAnswerSchema = v.object({ source: connectionSourceSchema });
export const connectionAnswerSchema = v.object({ connection: connectionSchema });
/** `key` is `null` when the domain has none: values then travel as typed, inside TLS. */
export const publicKeyAnswerSchema = v.object({ key: v.nullable(publicKeySchema) });
