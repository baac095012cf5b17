import * as v from "valibot";
import { connectErrorCodes } from "../../protocol/connect-error.ts";
import { type Outcome, type SettledOutcome, outcomeSchema } from "../../protocol/outcome.ts";
import { AnsweredError, invalidRequest, notFound, toAnsweredError } from "./answered-error.ts";
import type { ProxySettings } from "./options.ts";
import { createShelf } from "./store/shelf.ts";
import { outcomeUnknown } from "./upstream/no-answer.ts";

const KEPT_MS = 15 * 60_000;
/** The longest bank call, and a little for what surrounds it. */
const LONGEST_RUN_MS = 320_000;
const FIRST_WAIT_MS = 15_000;
const POLL_AFTER_MS = 3_000;

const failureSchema = v.object({
  status: v.number(),
  code: v.picklist(connectErrorCodes),
  message: v.string(),
  requestId: v.optional(v.string()),
  retryAfter: v.optional(v.number()),
  isInternal: v.optional(v.boolean()),
});

const settledSchema = v.pipe(
  outcomeSchema,
  v.check((outcome) => outcome.kind !== "operation"),
);

/** What the store knows of a submission: never a value that was typed. */
const recordSchema = v.variant("status", [
  v.object({ status: v.literal("running"), shape: v.string(), until: v.number() }),
  v.object({ status: v.literal("settled"), shape: v.string(), outcome: settledSchema }),
  v.object({ status: v.literal("failed"), shape: v.string(), failure: failureSchema }),
]);
type OperationRecord = v.InferOutput<typeof recordSchema>;

/** One submission of one user. */
interface Submission {
  readonly userKey: string;
  /** The idempotency key, which is also the operation's id. */
  readonly id: string;
  /** Route, act and field names, without values: the same key may not be used for something else. */
  readonly shape: string;
  /** Sends it; runs at most once however often the browser submits. */
  readonly run: () => Promise<SettledOutcome>;
}

export interface Operations {
  /** Starts a submission or joins it; after 15 seconds without a result answers an operation to poll. */
  submit(submission: Submission): Promise<Outcome>;
  read(userKey: string, id: string): Promise<Outcome>;
}

/** `fresh`: this record is the work of the present submissions, not a finished one found in the store. */
interface Joined {
  readonly record: OperationRecord;
  readonly fresh: boolean;
}

const thrown = (failure: v.InferOutput<typeof failureSchema>) =>
  new AnsweredError(failure.status, failure.code, failure.message, failure);

/** The bank has acted: those who wait get its answer, whatever the store does now. */
const forgetFailure = () => undefined;

/** Nothing reached the bank when Powens could not decrypt: the same key may be submitted once more. */
const mayGoAgain = (record: OperationRecord) =>
  record.status === "settled" &&
  record.outcome.kind === "refused" &&
  record.outcome.code === "keymanager";

export function createOperations({ store, now }: Pick<ProxySettings, "store" | "now">): Operations {
  const shelf = createShelf<OperationRecord>(store, "operation", recordSchema);
  const inFlight = new Map<string, Promise<Joined>>();

  const execute = async (submission: Submission, key: readonly string[]) => {
    const { shape } = submission;
    let record: OperationRecord;
    try {
      record = { status: "settled", shape, outcome: await submission.run() };
    } catch (error) {
      const { status, code, message, requestId, retryAfter, nothingSent, isInternal } =
        toAnsweredError(error);
      record = {
        status: "failed",
        shape,
        failure: {
          status,
          code,
          message,
          ...(requestId === undefined ? {} : { requestId }),
          ...(retryAfter === undefined ? {} : { retryAfter }),
          ...(isInternal ? { isInternal } : {}),
        },
      };
      if (nothingSent) {
        await shelf.take(key).catch(forgetFailure);
        return record;
      }
    }
    await shelf.put(key, record, KEPT_MS).catch(forgetFailure);
    return record;
  };

  const claim = async (submission: Submission, key: readonly string[]): Promise<Joined> => {
    const { shape } = submission;
    const running: OperationRecord = { status: "running", shape, until: now() + LONGEST_RUN_MS };
    if (await shelf.putIfAbsent(key, running, KEPT_MS)) {
      return { record: await execute(submission, key), fresh: true };
    }
    // Somebody else's, whom the store no longer tells of, may have sent it.
    const found = await shelf.get(key).catch(() => null);
    if (found === null) throw outcomeUnknown("cut");
    if (found.shape !== shape) {
      throw invalidRequest("This idempotency key was used for another submission.", 422);
    }
    return { record: found, fresh: false };
  };

  const join = (submission: Submission, round: "first" | "again"): Promise<Joined> => {
    const key = [submission.userKey, submission.id, round];
    const name = JSON.stringify([...key, submission.shape]);
    const current = inFlight.get(name);
    if (current !== undefined) return current;
    const started = claim(submission, key).finally(() => inFlight.delete(name));
    inFlight.set(name, started);
    return started;
  };

  const outcomeIn = (record: OperationRecord, id: string): Outcome => {
    if (record.status === "failed") throw thrown(record.failure);
    if (record.status === "settled") return record.outcome;
    if (record.until <= now()) throw outcomeUnknown("timeout");
    return { kind: "operation", id, pollAfterMs: POLL_AFTER_MS };
  };

  const settle = async (submission: Submission): Promise<Outcome> => {
    const first = await join(submission, "first");
    const last = !first.fresh && mayGoAgain(first.record) ? await join(submission, "again") : first;
    return outcomeIn(last.record, submission.id);
  };

  return {
    async submit(submission) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const patience = new Promise<Outcome>((resolve) => {
        const waiting: Outcome = {
          kind: "operation",
          id: submission.id,
          pollAfterMs: POLL_AFTER_MS,
        };
        timer = setTimeout(resolve, FIRST_WAIT_MS, waiting);
      });
      try {
        return await Promise.race([settle(submission), patience]);
      } finally {
        clearTimeout(timer);
      }
    },
    async read(userKey, id) {
      const record =
        (await shelf.get([userKey, id, "again"])) ?? (await shelf.get([userKey, id, "first"]));
      if (record === null) throw notFound("There is no such operation.");
      return outcomeIn(record, id);
    },
  };
}
