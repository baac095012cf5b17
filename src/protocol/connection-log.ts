import * as v from "valibot";
import { cleanBankText } from "./bank-text.ts";
import { readState } from "./connection-state.ts";
import { count, listThere, moment, neededId, optionalId, text } from "./generous.ts";

/** States whose text is an address of the bank, or machine text that repeats a prompt. */
const silent: ReadonlySet<string> = new Set(["webauthRequired", "additionalInformationNeeded"]);

/**
 * One synchronisation of a connection (`ConnectionLog`). Parses what Powens writes and the proxy's answer alike.
 *
 * What a bank said is cleaned, and kept for a failure only; the hash of the login, the trace and the names of machines
 * that Powens adds are dropped.
 *
 * Source: Powens, “List connection logs”; the entry itself is described by the older Budgea API only.
 */
export const connectionLogSchema = v.pipe(
  v.object({
    id: neededId,
    id_connection: optionalId,
    id_source: optionalId,
    start: moment,
    timestamp: moment,
    error: text,
    error_message: text,
    nb_accounts: count,
    next_try: moment,
  }),
  v.transform((raw) => {
    const error = readState({ error: raw.error });
    return {
      id: raw.id,
      id_connection: raw.id_connection,
      id_source: raw.id_source,
      /** Europe/Paris, as every date of Powens. */
      start: raw.start,
      /** When it ended. */
      timestamp: raw.timestamp,
      /** `null` when it succeeded; otherwise a documented state or a text of the future. */
      error,
      error_message: error === null || silent.has(error) ? null : cleanBankText(raw.error_message),
      nb_accounts: raw.nb_accounts,
      next_try: raw.next_try,
    };
  }),
);
export type ConnectionLog = v.InferOutput<typeof connectionLogSchema>;

/** Answer of `GET /connections/{id}/logs`: newest first, as Powens orders them. */
export const connectionLogListSchema = v.object({
  logs: listThere(connectionLogSchema),
  /** How many there are in all, where Powens says so. */
  total: count,
  /** The `offset` of the next page; `null` on the last one. */
  nextOffset: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
});
export type ConnectionLogList = v.InferOutput<typeof connectionLogListSchema>;
