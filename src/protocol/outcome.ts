import * as v from "valibot";
import { bankTextSchema } from "./bank-text.ts";
import { connectionSchema } from "./connection.ts";
import { handlePattern, powensIdSchema } from "./identifiers.ts";

/** The connection, in whatever state: also a 202 that asks for more. */
const connectionOutcomeSchema = v.object({
  kind: v.literal("connection"),
  connection: connectionSchema,
});

/**
 * Powens refused with an error code that is an answer to the PSU, not a fault: `wrongpass`, `actionNeeded`, `config`…
 * The technical `description` never travels.
 */
const refusedOutcomeSchema = v.object({
  kind: v.literal("refused"),
  code: v.string(),
  bankMessage: bankTextSchema,
  /** The form field that the refusal quotes, where it does. */
  field: v.nullish(v.string(), null),
  /** How the approval in the bank's app ended, for `SCARequired`. */
  approval: v.nullish(v.picklist(["cancelled", "expired"]), null),
  /** The pending connection that a `badRequest` with the resume hint names. */
  id_connection: v.nullish(powensIdSchema, null),
  /** The connection re-read after the refusal; `null` when there is none or it could not be read. */
  connection: v.nullish(connectionSchema, null),
});
export type RefusedOutcome = v.InferOutput<typeof refusedOutcomeSchema>;

/** 409: already up to date, or already running. The connection is re-read. */
const alreadyDoneOutcomeSchema = v.object({
  kind: v.literal("alreadyDone"),
  connection: connectionSchema,
});

/** The bank is still thinking: read `GET /operations/{id}` after `pollAfterMs`. */
const operationOutcomeSchema = v.object({
  kind: v.literal("operation"),
  id: v.pipe(v.string(), v.regex(handlePattern)),
  pollAfterMs: v.pipe(v.number(), v.minValue(0), v.maxValue(60_000)),
});

/** What the proxy answers (200) to every act on a connection. */
export const outcomeSchema = v.variant("kind", [
  connectionOutcomeSchema,
  refusedOutcomeSchema,
  alreadyDoneOutcomeSchema,
  operationOutcomeSchema,
]);
export type Outcome = v.InferOutput<typeof outcomeSchema>;
/** An outcome that is final: no operation to wait for. */
export type SettledOutcome = Exclude<Outcome, { kind: "operation" }>;
