import type { Attempt } from "./steps.ts";
import { waysIn } from "./way-in.ts";
import type { WayIn } from "./way-in.ts";

/** The ways in that a connection has. Where Powens did not say, the one that was used. */
export function waysOf({ connector, connection, wayIn }: Attempt): WayIn[] {
  const names = connection?.sources?.map(({ name }) => name) ?? [wayIn.source];
  return waysIn(connector).filter(({ source }) => names.includes(source));
}

/** What a way would add: types of account that are not reached yet. */
export const newTypes = (way: WayIn, reached: readonly WayIn[]): readonly string[] =>
  way.accountTypes.filter(
    (type) => !reached.some(({ accountTypes }) => accountTypes.includes(type)),
  );

/** Types of account that could not be reached; `null` when every way in works, empty where nobody knows which. */
export function unreachedTypes(attempt: Attempt): readonly string[] | null {
  const { connector, connection, unreached = [] } = attempt;
  const failing = (connection?.sources ?? [])
    .filter(({ state, disabled }) => state !== null && disabled === null)
    .map(({ name }) => name);
  const missing = [...unreached, ...failing];
  if (missing.length === 0) return connection === null || connection.state === null ? null : [];
  const ways = waysIn(connector);
  const isMissing = ({ source }: WayIn) => source !== null && missing.includes(source);
  const working = waysOf(attempt).filter((way) => !isMissing(way));
  return [...new Set(ways.filter(isMissing).flatMap((way) => newTypes(way, working)))];
}
