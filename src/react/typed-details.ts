/** Identifiers that the PSU typed, kept while the widget lives so that a refused form need not be filled again. */
export interface TypedDetails {
  read(connectorUuid: string): Readonly<Record<string, string>>;
  /** Secrets must have been left out by the caller. */
  keep(connectorUuid: string, values: Readonly<Record<string, string>>): void;
  clear(): void;
}

/** In memory only, one per widget. */
export function createTypedDetails(): TypedDetails {
  const byConnector = new Map<string, Readonly<Record<string, string>>>();
  return {
    read: (connectorUuid) => byConnector.get(connectorUuid) ?? {},
    keep: (connectorUuid, values) => {
      byConnector.set(connectorUuid, { ...byConnector.get(connectorUuid), ...values });
    },
    clear: () => {
      byConnector.clear();
    },
  };
}
