import type { ConnectErrorCode } from "./connect-error.ts";
import type { commonFacts, eventFacts, hostEvents } from "./host-event-table.ts";

/** A bank account that the PSU shares, read again from the API after they chose. */
export interface SharedAccount {
  /** The id of the Powens account. */
  readonly id: number;
  /** A Powens account type, e.g. `checking`. */
  readonly type: string;
  /** `PRIV`, `ORGA`, or `null` where the bank does not say. */
  readonly usage: string | null;
  /** The last characters of its number, masked: `…4567`. */
  readonly number: string | null;
}

/** How a flow ended well: `connected` has data, `pending` goes on without the PSU. Re-read from the API. */
export interface ConnectResult {
  readonly connectionId: number;
  readonly status: "connected" | "pending";
  /** The connection's state: `null`, or what is still going on (`validating`, `rateLimiting`, `websiteUnavailable`). */
  readonly state: string | null;
  readonly connectorUuid: string | null;
  /** Nothing was due: the connection was healthy already, or the same details gave the same connection. */
  readonly alreadyHealthy: boolean;
  /** What is shared of this connection, within the limits that you set; `null` where this flow did not look. */
  readonly accounts: readonly SharedAccount[] | null;
  /** Ids of the shared contracts of a document connector; `null` where this flow did not look. */
  readonly subscriptions: readonly number[] | null;
}

/** Who has to act for the situation to change. */
export type Actor = "psu" | "bank" | "client_application" | "powens" | "nobody";

export interface Recovery {
  readonly action:
    | "try_again"
    | "start_again"
    | "fix_integration"
    | "go_to_bank"
    | "wait"
    | "contact_support"
    | "none";
  readonly actor: Actor;
  readonly retryable: boolean;
  /** Seconds. */
  readonly retryAfter?: number | undefined;
}

/** Why a flow ended without a connection; `displayMessage` is what the PSU read, in their language. */
export interface ExitError {
  readonly code: ConnectErrorCode | (string & {});
  readonly message: string;
  readonly displayMessage: string | null;
  readonly recovery: Recovery;
  readonly requestId: string | null;
  /** What your own `fetchSession()` threw, where that ended the flow: the very thing, which goes nowhere else. */
  readonly cause?: unknown;
}

/** Names as in Plaid Link where it has the same notion; what each means is in {@link hostEvents}. */
export const connectEventNames = [
  "OPEN",
  "TRANSITION_VIEW",
  "SEARCH_INSTITUTION",
  "SELECT_INSTITUTION",
  "SUBMIT_CREDENTIALS",
  "SUBMIT_MFA",
  "OPEN_OAUTH",
  "CLOSE_OAUTH",
  "FAIL_OAUTH",
  "SELECT_ACCOUNT",
  "ERROR",
  "HANDOFF",
  "EXIT",
] as const;
export type ConnectEventName = (typeof connectEventNames)[number];

interface TypeByName {
  readonly string: string;
  readonly "string | null": string | null;
  readonly number: number;
  readonly "number | null": number | null;
}
type FactsOf<Described extends Readonly<Record<string, { readonly type: keyof TypeByName }>>> = {
  readonly [Name in keyof Described]: TypeByName[Described[Name]["type"]];
};

type EventFacts = FactsOf<typeof eventFacts>;

/** Facts that accompany every callback: {@link commonFacts}. No personal data, no search text, no bank text. */
export type ConnectMetadata = FactsOf<typeof commonFacts>;

/** What one event carries besides {@link ConnectMetadata}. */
export type ConnectEventFacts<Name extends ConnectEventName> = Pick<
  EventFacts,
  (typeof hostEvents)[Name]["payload"][number]
>;

/** What any event may carry; {@link hostEvents} says which carries what. */
export interface ConnectEventMetadata extends ConnectMetadata {
  /** `ERROR` only: an operational code of Guichet, or a state or code of Powens. */
  readonly errorCode?: EventFacts["errorCode"] | undefined;
}
