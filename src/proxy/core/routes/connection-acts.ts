import { handlePattern } from "../../../protocol/identifiers.ts";
import {
  createConnectionSchema,
  IDEMPOTENCY_HEADER,
  syncConnectionSchema,
  updateConnectionSchema,
} from "../../../protocol/proxy-api.ts";
import { jsonAnswer } from "../answer.ts";
import { invalidRequest } from "../answered-error.ts";
import type { ActKind } from "../act-limit.ts";
import { type BankAct, isGuess, performBankAct, shapeOf } from "../bank-act.ts";
import { checkFieldNames, refuseUnderWebview } from "../field-rules.ts";
import type { ProxyServices } from "../proxy-services.ts";
import { powensPaths } from "../upstream/powens-paths.ts";
import { connectionIdOf } from "./connections.ts";
import { type ApiCall, readBody } from "./route.ts";

function idempotencyKeyOf({ request }: ApiCall): string {
  const key = request.headers.get(IDEMPOTENCY_HEADER) ?? "";
  if (handlePattern.test(key)) return key;
  throw invalidRequest(`The header ${IDEMPOTENCY_HEADER} must be a random handle.`);
}

async function submit(services: ProxyServices, call: ApiCall, given: Omit<BankAct, "requestId">) {
  const act = { ...given, requestId: call.requestId };
  const id = idempotencyKeyOf(call);
  if (isGuess(act)) await services.keys.check(act.fields);
  const user = await call.user();
  const outcome = await services.operations.submit({
    userKey: user.key,
    id,
    shape: shapeOf(act),
    run: () => performBankAct(services, user, act),
  });
  return jsonAnswer(outcome);
}

const sourceQuery = (source: string | null | undefined) =>
  source == null ? {} : { query: { source } };

export async function createConnection(services: ProxyServices, call: ApiCall) {
  refuseUnderWebview(services.settings);
  const { connector_uuid, source, fields } = readBody(call, createConnectionSchema);
  checkFieldNames(fields);
  return submit(services, call, {
    kind: "create",
    call: {
      name: "createConnection",
      method: "POST",
      path: powensPaths.connections,
      ...sourceQuery(source),
      body: { ...fields, connector_uuid },
    },
    id: null,
    fields,
    target: `connector ${connector_uuid}`,
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
  const target = `connection ${id}`;
  const withoutFields = (kind: ActKind, asked: Pick<BankAct["call"], "query" | "body">) =>
    submit(services, call, { kind, call: { ...to, ...asked }, id, fields: {}, target });
  switch (update.act) {
    case "sync":
      return withoutFields(update.act, { body: {} });
    case "resume":
      return withoutFields(update.act, { query: { background: "true" }, body: { resume: true } });
    case "renew":
      return withoutFields(update.act, {
        ...sourceQuery(update.source),
        body: { refresh_auth: true },
      });
    case "setActive":
      return withoutFields(update.act, { body: { active: update.active } });
    case "answer": {
      const { source, fields } = update;
      refuseUnderWebview(services.settings);
      checkFieldNames(fields);
      return submit(services, call, {
        kind: update.act,
        call: { ...to, ...sourceQuery(source), body: fields },
        id,
        fields,
        target,
      });
    }
  }
}

export async function syncConnection(services: ProxyServices, call: ApiCall) {
  const id = connectionIdOf(call);
  const { psu_requested } = readBody(call, syncConnectionSchema);
  return submit(services, call, {
    kind: "force",
    call: {
      name: "syncConnection",
      method: "PUT",
      path: powensPaths.connection(id),
      query: { psu_requested: String(psu_requested) },
    },
    id,
    fields: {},
    target: `connection ${id}`,
  });
}

export const getOperation = async ({ operations }: ProxyServices, call: ApiCall) =>
  jsonAnswer(await operations.read(call.userKey, call.parameter));
