import { nothingToResume, takeDecision } from "../approval.ts";
import { failure, notFoundPage, refusalAnswer } from "../answer.ts";
import { pause } from "../clock.ts";
import { isPending, shownState, speaker } from "../connection-state.ts";
import { sourceOf } from "../connections.ts";
import { pickSource } from "../connector-sources.ts";
import type { Verdict } from "../dialogue.ts";
import { answers, takeAnswers } from "../expected-answers.ts";
import { readFieldValues } from "../field-values.ts";
import type { ConnectionRecord, SourceRecord, UserRecord } from "../records.ts";
import { keepBackgroundRefusal } from "../refused-state.ts";
import { flagOf, queryFlag, readBody, textOf, type RequestBody } from "../request-body.ts";
import type { Call } from "../route-table.ts";
import { locked, renew, synchroniseSource } from "../synchronisation.ts";
import { badBody, connectionAnswer, findConnection, verdictAnswer } from "./connection-answer.ts";
import { join, waitsForResume } from "./create-connection.ts";

const JUST_DELETED_MS = 1_000;
const BACKGROUND_MS = 1_500;

/** Work that an update asks for, and when the bank's part of it is decided. */
interface Work {
  readonly source: SourceRecord | undefined;
  readonly dueAt: number;
  readonly run: () => Verdict;
}

export async function updateConnection(call: Call, user: UserRecord): Promise<Response> {
  const { world, request, query } = call;
  const body = await readBody(request);
  if (body === null) return badBody();
  const connection = findConnection(call, user);
  if (connection === undefined) return unknownConnection(call, user, body);
  const read = await readFieldValues(world, body, connection.institution.connector);
  if ("refusal" in read) return refusalAnswer(read.refusal);
  await pause(world.clock, world.settings.latencyMs, request.signal);
  if (connection.locked) return refusalAnswer(locked(connection.id));

  const active = flagOf(body, "active");
  if (active !== undefined) {
    connection.active = active;
    if (Object.keys(body).length === 1) return connectionAnswer(user, connection);
  }
  const work = workOf(call, user, connection, body, read.values);
  if (work instanceof Response) return work;
  return queryFlag(query, "background") || flagOf(body, "background") === true
    ? runInBackground(call, user, connection, work)
    : runNow(call, user, connection, work);
}

/** A resume that comes right after the deletion was recorded as a bug, not as unknown. */
function unknownConnection({ world, params }: Call, user: UserRecord, body: RequestBody): Response {
  const deletedAt = user.deleted.get(Number(params["connection"]));
  const isJustDeleted = deletedAt !== undefined && world.clock.now() - deletedAt <= JUST_DELETED_MS;
  if (isJustDeleted && flagOf(body, "resume") === true && nothingToResume.refusal !== null) {
    return refusalAnswer(nothingToResume.refusal);
  }
  return notFoundPage();
}

function workOf(
  { world, query }: Call,
  user: UserRecord,
  connection: ConnectionRecord,
  body: RequestBody,
  values: ReadonlyMap<string, string>,
): Work | Response {
  const now = world.clock.now();
  const { connector } = connection.institution;
  const named = query.get("source") ?? textOf(body, "source");
  const source = named === undefined ? speaker(connection) : sourceOf(connection, named);
  const work = (run: () => Verdict, dueAt = now): Work => ({ source, dueAt, run });

  if (flagOf(body, "resume") === true) return resume(world, user, connection);
  if (source !== undefined && flagOf(body, "refresh_auth") === true) {
    return source.wire.name === "openapi"
      ? work(() => renew(world, connection, source))
      : failure(400, {
          code: "invalidValue",
          description: "refresh_auth is for openapi sources only",
        });
  }
  const asking = source?.current;
  if (source !== undefined && asking?.kind === "ask" && answers(asking, values)) {
    return work(() => takeAnswers(world, connection, source, asking, values));
  }
  if (values.size > 0 && connection.sources.some(isPending)) return waitsForResume(connection.id);
  if (values.size > 0 || source === undefined) {
    const wire = source?.wire ?? pickSource(connector, named, "credentials");
    if (wire === undefined) {
      return failure(400, { code: "invalidValue", description: "There is no such source" });
    }
    return work(() => join(world, connection, wire, values));
  }
  return work(() => synchroniseSource(world, connection, source, true));
}

function resume(world: Call["world"], user: UserRecord, connection: ConnectionRecord): Work {
  const source = connection.sources.find(({ current }) => current?.kind === "approve");
  return {
    source,
    dueAt: source?.dueAt ?? world.clock.now(),
    run: () =>
      source === undefined || !user.connections.has(connection.id)
        ? nothingToResume
        : takeDecision(world, connection, source),
  };
}

/** Blocks until the bank has decided. A caller who gives up changes nothing: the approval still waits. */
async function runNow(
  call: Call,
  user: UserRecord,
  connection: ConnectionRecord,
  { source, dueAt, run }: Work,
): Promise<Response> {
  const { clock } = call.world;
  if (source !== undefined && shownState(source) === "validating") {
    return refusalAnswer(locked(connection.id));
  }
  connection.locked = true;
  try {
    await pause(clock, dueAt - clock.now(), call.request.signal);
  } finally {
    connection.locked = false;
  }
  return verdictAnswer(call, user, connection, run());
}

/** Answers at once with the connection as it was before: the work shows in later reads. */
function runInBackground(
  { world }: Call,
  user: UserRecord,
  connection: ConnectionRecord,
  { source, dueAt, run }: Work,
): Response {
  const stale = connectionAnswer(user, connection);
  if (source === undefined) {
    run();
  } else if (shownState(source) === "validating") {
    return refusalAnswer(locked(connection.id));
  } else {
    source.background = {
      dueAt: Math.max(dueAt, world.clock.now() + BACKGROUND_MS),
      apply: () => {
        keepBackgroundRefusal(source, run());
      },
    };
  }
  return new Response(stale.body, { status: 200, headers: stale.headers });
}
