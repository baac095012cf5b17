import { formatPowensDate } from "../../protocol/powens-date.ts";
import { shownState } from "../connection-state.ts";
import type { SourceRecord } from "../records.ts";

export const dateOrNull = (instant: number | null): string | null =>
  instant === null ? null : formatPowensDate(instant);

/** A `ConnectionSource` as written on the wire. */
export const sourceView = (connectionId: number, source: SourceRecord) => ({
  id: source.id,
  id_connection: connectionId,
  id_connector_source: source.wire.id,
  name: source.wire.name,
  state: shownState(source),
  created: formatPowensDate(source.created),
  last_update: dateOrNull(source.lastUpdate),
  disabled: dateOrNull(source.disabled),
  access_expire: dateOrNull(source.accessExpire),
  expire: dateOrNull(source.expire),
  next_try: dateOrNull(source.nextTry),
});
