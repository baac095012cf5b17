import type { AccountLimits, FlowWishes } from "../flow/index.ts";
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
  /**
   * Which accounts may be shared: by type, usage or IBAN. `preselected` says which are ticked from the start; none are
   * by default. `false`: your application asks for the accounts itself, and the flow ends once the bank is connected.
   */
  readonly accounts?: AccountLimits | false | undefined;
  /** What the accounts are for, in the PSU's language: one plain sentence, shown where they choose. */
  readonly purpose?: string | undefined;
  /** How the PSU can stop sharing, in their language: the words after “To stop:”. */
  readonly stopSharing?: string | undefined;
  /** `false`: never offer a second way to reach the same bank. It is not offered with `connectionId` either. */
  readonly moreSources?: boolean | undefined;
}

/** What the options say of a bank once it is connected. */
export const wishesOf = ({
  accounts = {},
  connectionId,
  moreSources = true,
}: FlowOptions): FlowWishes => ({
  moreSources: moreSources && connectionId === undefined,
  accounts: accounts === false ? null : accounts,
});

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
