import type { SettledOutcome } from "../../../protocol/outcome.ts";
import { handlePattern } from "../../../protocol/identifiers.ts";
import {
  createConnectionSchema,
  type FieldValues,
  IDEMPOTENCY_HEADER,
  updateConnectionSchema,
} from "../../../protocol/proxy-api.ts";
import { jsonAnswer } from "../answer.ts";
import { invalidRequest } from "../answered-error.ts";
import { checkFieldNames, refuseFieldsUnderWebview } from "../field-rules.ts";
import { outcomeOf } from "../outcome-of.ts";
import type { ProxyServices } from "../proxy-services.ts";
import type { SignedInUser } from "../signed-in-user.ts";
import { outcomeUnknown, type PowensBankCall, unavailable } from "../upstream/powens-client.ts";
import { powensPaths } from "../upstream/powens-paths.ts";
import { PowensTransportError } from "../upstream/powens-transport.ts";
import { connectionIdOf } from "./connections.ts";
import { type ApiCall, readBody } from "./route.ts";

/** One thing to do to a connection, ready to be sent once. */
interface BankAct {
  readonly call: Omit<PowensBankCall, "token">;
  /** The connection acted on; `null` for a creation. */
  readonly id: number | null;
  readonly fields: FieldValues;
  /** What counts refused attempts together; `null` when nothing can be guessed. */
  readonly guessedAt: string | null;
}

function idempotencyKeyOf({ request }: ApiCall): string {
  const key = request.headers.get(IDEMPOTENCY_HEADER) ?? "";
  if (handlePattern.test(key)) return key;
  throw invalidRequest(`The header ${IDEMPOTENCY_HEADER} must be a random handle.`);
}

/** Everything that tells two submissions apart, without a value that was typed. */
const shapeOf = ({ call, fields }: BankAct): string =>
  JSON.stringify([
    call.method,
    call.path,
    call.query ?? {},
    Object.entries(call.body ?? {}).filter(([name]) => !Object.hasOwn(fields, name)),
    Object.keys(fields).sort(),
  ]);

const isWrongPassword = (outcome: SettledOutcome): boolean =>
  outcome.kind === "refused"
    ? outcome.code === "wrongpass"
    : outcome.kind === "connection" && outcome.connection.state === "wrongpass";

async function send(
  { powens, connections, keys }: ProxyServices,
  user: SignedInUser,
  { call, id, fields }: BankAct,
): Promise<SettledOutcome> {
  connections.forget(user, id);
  try {
    const answer = await powens.askBank({ ...call, token: user.token });
    const outcome = await outcomeOf(answer, {
      fieldNames: Object.keys(fields),
      reread: id === null ? null : () => connections.getAnew(user, id),
      inBackground: call.query?.["background"] === "true",
    });
    if (outcome.kind === "refused" && outcome.code === "keymanager") keys.forget();
    return outcome;
  } catch (error) {
    if (!(error instanceof PowensTransportError)) throw error;
    const { failure } = error;
    throw failure === "unreachable" || failure === "busy"
      ? unavailable(failure)
      : outcomeUnknown(failure);
  } finally {
    connections.forget(user, id);
  }
}

async function sendLimited(services: ProxyServices, user: SignedInUser, act: BankAct) {
  if (act.guessedAt === null) return send(services, user, act);
  const attempt = await services.attempts.take(user.key, act.guessedAt);
  let isRefused = false;
  try {
    const outcome = await send(services, user, act);
    isRefused = isWrongPassword(outcome);
    return outcome;
  } finally {
    if (!isRefused) await attempt.release();
  }
}

async function submit(services: ProxyServices, call: ApiCall, act: BankAct) {
  const id = idempotencyKeyOf(call);
  if (act.guessedAt !== null) await services.keys.check(act.fields);
  const user = await call.user();
  const outcome = await services.operations.submit({
    userKey: user.key,
    id,
    shape: shapeOf(act),
    run: () => sendLimited(services, user, act),
  });
  return jsonAnswer(outcome);
}

const sourceQuery = (source: string | null | undefined) =>
  source == null ? {} : { query: { source } };

export async function createConnection(services: ProxyServices, call: ApiCall) {
  const { connector_uuid, source, fields } = readBody(call, createConnectionSchema);
  refuseFieldsUnderWebview(services.settings);
  checkFieldNames(fields);
  return submit(services, call, {
    call: {
      name: "createConnection",
      method: "POST",
      path: powensPaths.connections,
      ...sourceQuery(source),
      body: { ...fields, connector_uuid },
    },
    id: null,
    fields,
    guessedAt: `connector ${connector_uuid}`,
  });
}

export async function updateConnection(services: ProxyServices, call: ApiCall) {
  const id = connectionIdOf(call);
  const update = readBody(call, updateConnectionSchema);
  const to = {
    name: "updateConnection",
    method: "POST",
    path: powensPaths.connection(id),
  } as const;
  switch (update.act) {
    case "sync":
      return submit(services, call, { call: { ...to, body: {} }, id, fields: {}, guessedAt: null });
    case "resume": {
      const query = { background: "true" };
      const body = { resume: true };
      return submit(services, call, {
        call: { ...to, query, body },
        id,
        fields: {},
        guessedAt: null,
      });
    }
    case "answer": {
      const { source, fields } = update;
      refuseFieldsUnderWebview(services.settings);
      checkFieldNames(fields);
      return submit(services, call, {
        call: { ...to, ...sourceQuery(source), body: fields },
        id,
        fields,
        guessedAt: `connection ${id}`,
      });
    }
  }
}

export async function syncConnection(services: ProxyServices, call: ApiCall) {
  const id = connectionIdOf(call);
  if (call.body !== undefined) throw invalidRequest("This call has no body.");
  return submit(services, call, {
    call: {
      name: "syncConnection",
      method: "PUT",
      path: powensPaths.connection(id),
      query: { psu_requested: "true" },
    },
    id,
    fields: {},
    guessedAt: null,
  });
}

export const getOperation = async ({ operations }: ProxyServices, call: ApiCall) =>
  jsonAnswer(await operations.read(call.userKey, call.parameter));
