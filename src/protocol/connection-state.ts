/** The states that the Powens documentation lists for a connection. More may come: any other text is a valid value. */
export const connectionStates = [
  "SCARequired",
  "webauthRequired",
  "additionalInformationNeeded",
  "decoupled",
  "validating",
  "actionNeeded",
  "passwordExpired",
  "wrongpass",
  "rateLimiting",
  "websiteUnavailable",
  "bug",
  "notSupported",
] as const;

export type KnownConnectionState = (typeof connectionStates)[number];

const byLowerCase = new Map<string, KnownConnectionState>(
  connectionStates.map((state) => [state.toLowerCase(), state]),
);

/** Gives a state or error code its documented spelling (`wrongPass` is also written `wrongpass`); others unchanged. */
export const canonicalState = (state: string): string =>
  byLowerCase.get(state.toLowerCase()) ?? state;

/**
 * Reads the state of a connection: `state`, or its deprecated twin `error` when `state` is missing. `null` is healthy.
 * The texts `""` and `"null"`, which webhooks and old answers carry, mean `null` too.
 */
export function readState(connection: {
  readonly state?: string | null | undefined;
  readonly error?: string | null | undefined;
}): string | null {
  for (const value of [connection.state, connection.error]) {
    if (value != null && value !== "" && value !== "null") return canonicalState(value);
  }
  return null;
}

/** What a state is to the widget: a documented one, `healthy` for `null`, or `unknown` for any other text. */
export type StateKind = KnownConnectionState | "healthy" | "unknown";

/** Sorts a state, in any spelling, into the closed list. Whatever is added to the list must be dealt with everywhere. */
export function stateKindOf(state: string | null): StateKind {
  if (state === null) return "healthy";
  return byLowerCase.get(state.toLowerCase()) ?? "unknown";
}

export const isKnownState = (state: string): state is KnownConnectionState =>
  connectionStates.includes(state as KnownConnectionState);
