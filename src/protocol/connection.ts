import * as v from "valibot";
import { cleanBankText } from "./bank-text.ts";
import { readState } from "./connection-state.ts";
import { connectionFieldSchema } from "./field.ts";
import { powensIdSchema } from "./identifiers.ts";

const text = v.nullish(v.string(), null);

/** One connector source inside a connection (`ConnectionSource`), with its own state and consent. */
export const connectionSourceSchema = v.pipe(
  v.looseObject({
    id: powensIdSchema,
    name: text,
    source: v.nullish(v.looseObject({ name: text }), null),
    state: text,
    error: text,
    last_update: text,
    disabled: text,
    access_expire: text,
    next_try: text,
  }),
  v.transform((raw) => ({
    id: raw.id,
    name: raw.name ?? raw.source?.name ?? "",
    state: readState(raw),
    last_update: raw.last_update,
    disabled: raw.disabled,
    access_expire: raw.access_expire,
    next_try: raw.next_try,
  })),
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
  v.looseObject({
    id: powensIdSchema,
    id_connector: v.nullish(powensIdSchema, null),
    connector_uuid: text,
    state: text,
    error: text,
    error_message: text,
    fields: v.nullish(v.array(connectionFieldSchema), null),
    last_update: text,
    created: text,
    active: v.nullish(v.boolean(), true),
    expire: text,
    next_try: text,
    sources: v.nullish(v.array(connectionSourceSchema), null),
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
