import type { ConnectionRecord, SourceRecord } from "./records.ts";

/** A dialogue with the PSU is under way: new credentials would break it. */
const inDialogue: readonly (string | null)[] = [
  "additionalInformationNeeded",
  "decoupled",
  "validating",
];

/** What a source shows: work in the background hides the state underneath. */
export const shownState = (source: SourceRecord): string | null =>
  source.background === null ? source.state : "validating";

export const isPending = (source: SourceRecord): boolean => inDialogue.includes(shownState(source));

/**
 * The source that speaks for the connection: one in a dialogue first, then any that fails, then the first. A disabled
 * source is silent, unless there is no other.
 */
export function speaker(connection: ConnectionRecord): SourceRecord | undefined {
  const enabled = connection.sources.filter(({ disabled }) => disabled === null);
  const sources = enabled.length > 0 ? enabled : connection.sources;
  return (
    sources.find(isPending) ?? sources.find((source) => shownState(source) !== null) ?? sources[0]
  );
}
