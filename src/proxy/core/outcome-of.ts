import { approvalEndIn } from "../../protocol/approval-end.ts";
import { cleanBankText } from "../../protocol/bank-text.ts";
import { type Connection, connectionSchema } from "../../protocol/connection.ts";
import { readId } from "../../protocol/generous.ts";
import { parseId } from "../../protocol/identifiers.ts";
import type { RefusedOutcome, SettledOutcome } from "../../protocol/outcome.ts";
import type { PowensError } from "../../protocol/powens-error.ts";
import { canonicalCode, refusalCodes, refusalKindOf } from "../../protocol/refusal-code.ts";
import type { PowensCallName, ProxyLog } from "./log.ts";
import { outcomeUnknown } from "./upstream/no-answer.ts";
import type { PowensAnswer } from "./upstream/powens-answer.ts";
import { failureOf, isSuccess, powensErrorOf } from "./upstream/powens-failure.ts";
import { findOne } from "./upstream/read-answer.ts";

/** What was asked, as far as the meaning of an answer depends on it. */
export interface Act {
  /** Names of the field values that were sent. */
  readonly fieldNames: readonly string[];
  readonly call: PowensCallName;
  readonly log: ProxyLog;
  /** The connection that was acted on; `null` for a creation. */
  readonly id: number | null;
  /** Reads a connection anew, after the act. */
  readonly reread: (id: number) => Promise<Connection>;
}

/** A `config` description quotes what was typed, too: only a name that was sent can come out of it. */
function fieldIn(description: string | null, names: readonly string[]): string | null {
  const named = description?.match(/\bfield\s+["'`«]?([\w.-]+)/i)?.[1];
  const quoted = [...(description?.matchAll(/["'`«]\s?([\w.-]+)\s?["'`»]/g) ?? [])];
  const candidates = [named, ...quoted.map((match) => match[1])];
  return candidates.find((name) => name !== undefined && names.includes(name)) ?? null;
}

const pendingConnectionIn = (description: string | null): number | null =>
  parseId(/resume parameter to update the connection (\d+)/i.exec(description ?? "")?.[1] ?? "");

const readAgain = async (act: Act): Promise<Connection | null> => {
  try {
    return act.id === null ? null : await act.reread(act.id);
  } catch {
    return null;
  }
};

const audienceOf = (code: string) => {
  const kind = refusalKindOf(code);
  return kind === "unknown" ? kind : refusalCodes[kind];
};

async function refused(error: PowensError, act: Act): Promise<RefusedOutcome> {
  const code = canonicalCode(error.code);
  const quotesField = code === "config" || audienceOf(code) === "value";
  return {
    kind: "refused",
    code,
    bankMessage: cleanBankText(error.message),
    field: quotesField ? fieldIn(error.description, act.fieldNames) : null,
    approval: code === "SCARequired" ? approvalEndIn(error.description) : null,
    id_connection: code === "badRequest" ? pendingConnectionIn(error.description) : null,
    connection: await readAgain(act),
  };
}

function isRefusal({ code }: PowensError, status: number, { fieldNames }: Act): boolean {
  switch (audienceOf(code)) {
    case "user":
      return status !== 429;
    case "value":
      return status === 400 && fieldNames.length > 0;
    case "request":
      return false;
    case "unknown":
      // A code of the future in a 400 is still the bank's or Powens' answer to the user.
      return status === 400;
  }
}

/** The connection that a body names without being it. */
const namedIn = (json: unknown): number | null =>
  typeof json === "object" && json !== null ? readId(Reflect.get(json, "id_connection")) : null;

/**
 * Powens has acted. Where its answer does not show the connection (a call in the background, an odd or an empty body),
 * that is read; where nobody knows which one, the outcome is unknown.
 */
async function succeeded({ json, requestId }: PowensAnswer, act: Act): Promise<SettledOutcome> {
  const { log, call } = act;
  const wanted = { call, schema: connectionSchema, name: "connection" } as const;
  const shown = json === undefined ? null : findOne(log, json, wanted);
  if (shown !== null && (act.id === null || shown.id === act.id))
    return { kind: "connection", connection: shown };
  const id = act.id ?? namedIn(json);
  if (id === null) throw outcomeUnknown("cut", requestId);
  return { kind: "connection", connection: await act.reread(id) };
}

/**
 * Reads what an answer to a create, update or sync means. Throws the browser's answer when it is no outcome; an answer
 * that cannot be understood leaves the outcome unknown, because the bank may have acted.
 */
export async function outcomeOf(answer: PowensAnswer, act: Act): Promise<SettledOutcome> {
  if (isSuccess(answer)) return succeeded(answer, act);
  if (answer.status === 409 && act.id !== null) {
    return { kind: "alreadyDone", connection: await act.reread(act.id) };
  }
  const error = powensErrorOf(answer);
  if (error !== null && isRefusal(error, answer.status, act)) return refused(error, act);
  if (answer.status >= 400 && answer.status < 500) throw failureOf(answer);
  throw outcomeUnknown(answer.status === 504 ? "timeout" : "cut", answer.requestId);
}
