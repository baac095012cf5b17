import * as v from "valibot";
import { handlePattern, powensIdSchema, uuidPattern } from "../protocol/identifiers.ts";
import { actOf } from "./act-of.ts";
import type { StepName, StepState } from "./steps.ts";

/**
 * What survives a reload: which bank, which connection, which operation. No credential, no answer, no token, no bank
 * address and no text of the bank.
 */
const snapshotSchema = v.object({
  version: v.literal(1),
  step: v.string(),
  connectorUuid: v.pipe(v.string(), v.regex(uuidPattern)),
  source: v.nullable(v.string()),
  connectionId: v.nullable(powensIdSchema),
  known: v.boolean(),
  /** An act that was being sent. */
  lost: v.nullable(
    v.object({
      operation: v.pipe(v.string(), v.regex(handlePattern)),
      act: v.picklist(["create", "details", "answer", "sync", "resume", "webauth"]),
    }),
  ),
  since: v.nullable(v.number()),
  /** The page was left for the bank, with the connection in this state, and no return was presented. */
  unproven: v.optional(v.object({ state: v.nullable(v.string()) })),
  /** How often `resume` has become due without the PSU. */
  resumed: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
});
export type Snapshot = v.InferOutput<typeof snapshotSchema>;

function lostAct(state: StepState): Snapshot["lost"] {
  const operation =
    state.step === "outcomeUnknown" ? state.operation : "sending" in state ? state.sending : null;
  const act = actOf(state);
  return operation === null || act === "webauth" ? null : { operation, act };
}

/** Nothing is left to go on with. */
const over = new Set<StepName>(["connected", "closed", "tooManyTries", "noAccount"]);

/** The snapshot of a state; `null` where a reload starts afresh. */
export function takeSnapshot(state: StepState): Snapshot | null {
  if (state.step === "tooManyRequests" || state.step === "loadFailed")
    return takeSnapshot(state.retry);
  const nothing = { version: 1, step: state.step, lost: null, since: null } as const;
  if (state.step === "choosingSource") {
    return {
      ...nothing,
      connectorUuid: state.connector.uuid,
      source: null,
      connectionId: state.more?.attempt.connection?.id ?? null,
      known: state.more !== undefined,
    };
  }
  if (over.has(state.step) || !("attempt" in state) || state.attempt === null) return null;
  const { attempt } = state;
  return {
    ...nothing,
    connectorUuid: attempt.connector.uuid,
    source: attempt.wayIn.source,
    connectionId: attempt.connection?.id ?? null,
    known: attempt.known,
    lost: lostAct(state),
    since: attempt.since,
    unproven: attempt.unproven,
    resumed: attempt.resumed,
  };
}

/** Reads a stored snapshot; anything that is not one is no snapshot. */
export function readSnapshot(text: string | null): Snapshot | null {
  if (text === null) return null;
  try {
    const parsed = v.safeParse(snapshotSchema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
