import type { Refusal } from "./answer.ts";
import type { ConnectionRecord, SourceRecord } from "./records.ts";
import type { World } from "./world.ts";

interface Outcome {
  /** The state or code in which it ended; `null` for success. */
  readonly error: string | null;
  readonly message?: string | null;
  /** When it began and ended, in milliseconds since 1970; now by default. */
  readonly start?: number;
  readonly end?: number;
}

/** Writes one synchronisation down. An entry shows once its end has come. */
export function logSync(
  world: World,
  connection: ConnectionRecord,
  source: SourceRecord,
  { error, message = null, start = world.clock.now(), end = start }: Outcome,
): void {
  connection.logs.push({
    id: world.nextLogId(),
    sourceId: source.id,
    start,
    end,
    error,
    message,
    accounts: error === null ? connection.accounts.length : null,
    nextTry: source.nextTry,
  });
}

export const logRefusal = (
  world: World,
  connection: ConnectionRecord,
  source: SourceRecord,
  refusal: Refusal,
): void => {
  logSync(
    world,
    connection,
    source,
    refusal.kind === "crash"
      ? { error: "bug" }
      : { error: refusal.body.code, message: refusal.body.message ?? null },
  );
};
