import type { Connector, ConnectorSummary } from "../protocol/index.ts";

/** What the host decides about a flow. */
export interface FlowOptions {
  /** The name of the application that asks, as the PSU knows it; texts do without where it is not given. */
  readonly application?: string | undefined;
  /** Opens this connection at the step its state asks for; nothing is ever created. */
  readonly connectionId?: number | undefined;
  /** With `connectionId`: begin at the form, whatever the state. */
  readonly resetCredentials?: boolean | undefined;
  /** Offer only these connectors (uuids). Exactly one is opened at once. */
  readonly connectors?: readonly string[] | undefined;
  /** Offer only connectors with all of these capabilities. Default: `["bank"]`. */
  readonly capabilities?: readonly string[] | undefined;
  /** ISO 3166-1 alpha-2; the list starts with this country. */
  readonly country?: string | undefined;
}

/** Whether the host's options let a connector be offered for a new connection. */
export const isOffered = (
  connector: ConnectorSummary | Connector,
  { connectors, capabilities = ["bank"] }: FlowOptions,
): boolean =>
  !connector.restricted &&
  !connector.hidden &&
  (connectors === undefined || connectors.includes(connector.uuid)) &&
  (connectors !== undefined ||
    capabilities.every((capability) => connector.capabilities.includes(capability)));
