import * as v from "valibot";
import { cleanBankText } from "./bank-text.ts";
import { readState } from "./connection-state.ts";
import { connectionFieldSchema } from "./field.ts";
import {
  flag,
  idOrZero,
  list,
  moment,
  neededId,
  optionalId,
  reading,
  readText,
  text,
  textAt,
} from "./generous.ts";

/** What cannot be read as a state is one that nobody knows: it must not pass for a healthy one. */
const stateText = reading((value) =>
  value === true || (value instanceof Object && Object.keys(value).length > 0)
    ? "unknown"
    : readText(value),
);

/** One connector source inside a connection (`ConnectionSource`), with its own state and consent. */
export const connectionSourceSchema = v.pipe(
  v.object({
    /** 0 where Powens gives none: such a source can be seen, and not stopped. */
    id: idOrZero,
    name: text,
    source: reading((source) => textAt(source, "name")),
    state: stateText,
    error: stateText,
    last_update: moment,
    disabled: moment,
    access_expire: moment,
    next_try: moment,
  }),
  v.transform((raw) => ({
    id: raw.id,
    name: raw.name ?? raw.source ?? "",
    state: readState(raw),
    last_update: raw.last_update,
    disabled: raw.disabled,
    access_expire: raw.access_expire,
    next_try: raw.next_try,
  })),
  v.check(({ id, name }) => id !== 0 || name !== ""),
);
export type ConnectionSource = v.InferOutput<typeof connectionSourceSchema>;

/**
 * A connection as the widget knows it. Parses a Powens `Connection` (tolerantly: `error` without `state`, absent
 * `fields`, extra keys) and the proxy's answer alike; what the widget does not use is dropped.
 *
 * `error_message` is the bank's own text, cleaned. It is dropped for `webauthRequired`, where it is a secret address,
 * and for `additionalInformationNeeded`, where it is machine text that repeats the fields.
 */
export const connectionSchema = v.pipe(
  v.object({
    id: neededId,
    id_connector: optionalId,
    connector_uuid: text,
    state: stateText,
    error: stateText,
    error_message: text,
    fields: list(connectionFieldSchema),
    last_update: moment,
    created: moment,
    active: flag(true),
    expire: moment,
    next_try: moment,
    sources: list(connectionSourceSchema),
  }),
  v.transform((raw) => {
    const state = readState(raw);
    const silent = state === "webauthRequired" || state === "additionalInformationNeeded";
    return {
      id: raw.id,
      id_connector: raw.id_connector,
      connector_uuid: raw.connector_uuid?.toLowerCase() ?? null,
      /** `null` when healthy; otherwise a documented state or a text of the future. */
      state,
      error_message: silent ? null : cleanBankText(raw.error_message),
      fields: raw.fields,
      last_update: raw.last_update,
      created: raw.created,
      active: raw.active,
      expire: raw.expire,
      next_try: raw.next_try,
      sources: raw.sources,
    };
  }),
);
export type Connection = v.InferOutput<typeof connectionSchema>;
