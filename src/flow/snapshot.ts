import * as v from "valibot";
import { handlePattern, powensIdSchema, uuidPattern } from "../protocol/index.ts";
import type { Act, FlowState, StepName } from "./steps.ts";

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
});
export type Snapshot = v.InferOutput<typeof snapshotSchema>;

function lostAct(state: FlowState): { operation: string; act: Act } | null {
  if (state.step === "outcomeUnknown")
    return state.operation === null ? null : { operation: state.operation, act: state.asked };
  if (!("sending" in state) || state.sending === null) return null;
  const operation = state.sending;
  switch (state.step) {
    case "enteringCredentials":
      return state.purpose === "beforeWebauth"
        ? null
        : { operation, act: state.attempt.connection === null ? "create" : "details" };
    case "answering":
      return { operation, act: state.renewing ? "sync" : "answer" };
    default:
      return { operation, act: "sync" };
  }
}

/** The snapshot of a state; `null` where a reload starts afresh. */
export function takeSnapshot(state: FlowState): Snapshot | null {
  if (state.step === "choosingSource") {
    return {
      version: 1,
      step: state.step,
      connectorUuid: state.connector.uuid,
      source: null,
      connectionId: null,
      known: false,
      lost: null,
      since: null,
    };
  }
  const over: readonly StepName[] = ["connected", "closed", "tooManyTries", "noAccount"];
  if (over.includes(state.step) || !("attempt" in state) || state.attempt === null) return null;
  const { attempt } = state;
  return {
    version: 1,
    step: state.step,
    connectorUuid: attempt.connector.uuid,
    source: attempt.wayIn.source,
    connectionId: attempt.connection?.id ?? null,
    known: attempt.known,
    lost: lostAct(state),
    since: attempt.since,
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
