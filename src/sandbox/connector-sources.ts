import type { WireConnector, WireSource } from "./institution.ts";

export type AuthMechanism = "credentials" | "webauth";

export const offers = (source: WireSource, mechanism: AuthMechanism): boolean =>
  source.auth_mechanism === mechanism || source.available_auth_mechanisms.includes(mechanism);

/** The sources that may be used, the first to add at the head. */
export const usableSources = (connector: WireConnector): readonly WireSource[] =>
  connector.sources
    .filter(({ disabled }) => disabled === null)
    .toSorted((one, other) => one.priority - other.priority);

/** The named source, or the first one for a mechanism; `undefined` when there is none that may be used. */
export function pickSource(
  connector: WireConnector,
  name: string | undefined,
  mechanism: AuthMechanism,
): WireSource | undefined {
  const usable = usableSources(connector);
  if (name !== undefined) return usable.find((source) => source.name === name);
  return usable.find((source) => offers(source, mechanism)) ?? usable[0];
}
