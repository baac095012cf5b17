import { parsePowensDate } from "../protocol/index.ts";
import type { Connection } from "../protocol/index.ts";

/** When the first consent of a connection's sources ends; `null` where no bank has said it, or it has passed. */
export function sharedUntil(connection: Connection | null, now: number): number | null {
  const ends = (connection?.sources ?? [])
    .filter(({ disabled }) => disabled === null)
    .map(({ access_expire }) => parsePowensDate(access_expire))
    .filter((end) => end !== null)
    .filter((end) => end > now);
  return ends.length === 0 ? null : Math.min(...ends);
}
