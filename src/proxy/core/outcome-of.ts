import { approvalEndIn } from "../../protocol/approval-end.ts";
import * as v from "valibot";
import { cleanBankText } from "../../protocol/bank-text.ts";
import { canonicalState } from "../../protocol/connection-state.ts";
import { type Connection, connectionSchema } from "../../protocol/connection.ts";
import { parseId } from "../../protocol/identifiers.ts";
import type { RefusedOutcome, SettledOutcome } from "../../protocol/outcome.ts";
import type { PowensError } from "../../protocol/powens-error.ts";
import { AnsweredError } from "./answered-error.ts";
import { outcomeUnknown } from "./upstream/no-answer.ts";
import type { PowensAnswer } from "./upstream/powens-answer.ts";
import { failureOf, isSuccess, powensErrorOf } from "./upstream/powens-failure.ts";

/** Error codes that speak to the PSU or about the bank, whatever the HTTP status around them. */
const outcomeCodes = new Set([
  "wrongpass",
  "passwordExpired",
  "actionNeeded",
  "SCARequired",
  "webauthRequired",
  "additionalInformationNeeded",
  "decoupled",
  "validating",
  "rateLimiting",
  "websiteUnavailable",
  "bug",
  "notSupported",
  "noAccount",
  "bankMessage",
  "config",
  "badRequest",
  "keymanager",
  "dataError",
  "tooManySync",
  "connectionLocked",
  "internalServerError",
  "methodNotAllowed",
]);

/** Error codes about a value: the PSU's to mend where they gave any, else of whoever wrote the request. */
const valueCodes = new Set(["invalidValue", "missingParameter"]);

/** Error codes that speak to whoever wrote the request. */
const requestCodes = new Set(["notFound", "unauthorized", "forbidden"]);

/** What was asked, as far as the meaning of an answer depends on it. */
export interface Act {
  /** Names of the field values that were sent. */
  readonly fieldNames: readonly string[];
  /** Reads the connection that was acted on, anew; `null` for a creation. */
  readonly reread: (() => Promise<Connection>) | null;
  /** The immediate answer of a call in the background is not the connection. */
  readonly inBackground: boolean;
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
    return (await act.reread?.()) ?? null;
  } catch {
    return null;
  }
};

async function refused(error: PowensError, act: Act): Promise<RefusedOutcome> {
  const code = canonicalState(error.code);
  return {
    kind: "refused",
    code,
    bankMessage: cleanBankText(error.message),
    field:
      code === "config" || valueCodes.has(code) ? fieldIn(error.description, act.fieldNames) : null,
    approval: code === "SCARequired" ? approvalEndIn(error.description) : null,
    id_connection: code === "badRequest" ? pendingConnectionIn(error.description) : null,
    connection: await readAgain(act),
  };
}

function isRefusal(error: PowensError, status: number, { fieldNames }: Act): boolean {
  const code = canonicalState(error.code);
  if (outcomeCodes.has(code)) return status !== 429;
  if (valueCodes.has(code)) return status === 400 && fieldNames.length > 0;
  // A code of the future in a 400 is still the bank's or Powens' answer to the PSU.
  return status === 400 && !requestCodes.has(code);
}

async function succeeded(answer: PowensAnswer, act: Act): Promise<SettledOutcome> {
  const { json, requestId } = answer;
  const wrapped = v.safeParse(v.looseObject({ connection: connectionSchema }), json);
  if (wrapped.success) return { kind: "connection", connection: wrapped.output.connection };
  const bare = v.safeParse(connectionSchema, json);
  if (bare.success) return { kind: "connection", connection: bare.output };
  if (act.inBackground && act.reread !== null) {
    return { kind: "connection", connection: await act.reread() };
  }
  if (json === undefined) throw outcomeUnknown("cut", requestId);
  throw new AnsweredError(502, "invalid_response", "Powens answered in an unknown shape.", {
    requestId,
  });
}

/**
 * Reads what an answer to a create, update or sync means. Throws the browser's answer when it is no outcome; an answer
 * that cannot be understood leaves the outcome unknown, because the bank may have acted.
 */
export async function outcomeOf(answer: PowensAnswer, act: Act): Promise<SettledOutcome> {
  if (isSuccess(answer)) return succeeded(answer, act);
  if (answer.status === 409 && act.reread !== null) {
    return { kind: "alreadyDone", connection: await act.reread() };
  }
  const error = powensErrorOf(answer);
  if (error !== null && isRefusal(error, answer.status, act)) return refused(error, act);
  if (answer.status >= 400 && answer.status < 500) throw failureOf(answer);
  throw outcomeUnknown(answer.status === 504 ? "timeout" : "cut", answer.requestId);
}
