import type {
  BankReturn,
  Connection,
  ConnectErrorCode,
  Connector,
  SettledOutcome,
} from "../protocol/index.ts";
import type { FoundItem, Unread } from "./found-item.ts";
import type { Act, Attempt, StepName } from "./steps.ts";

/** Facts that move the flow. Those with `turn` answer a request; in another turn they are late, and dropped. */
export type FlowEvent =
  // Where to begin
  | { readonly type: "STARTED"; readonly turn: number }
  | {
      readonly type: "CONNECTOR_OPENED";
      readonly turn: number;
      readonly connector: Connector;
      readonly source: string | null;
    }
  | {
      readonly type: "CONNECTION_OPENED";
      readonly turn: number;
      readonly connector: Connector;
      readonly connection: Connection;
      /** The step left by a reload, when it is known. */
      readonly left: StepName | null;
      readonly source: string | null;
      readonly resetCredentials: boolean;
      /** The host asked for this connection; without, it is an attempt of this flow. */
      readonly known: boolean;
      /** An act whose answer was lost by the reload. */
      readonly lost: { readonly operation: string; readonly act: Act } | null;
      /** The page had been left for the bank, and no return was presented. */
      readonly unproven?: Attempt["unproven"];
      /** The host did not name it: it came of this flow, before a reload or the way to the bank. */
      readonly begunHere?: boolean;
      /** Before a reload. */
      readonly resumed?: Attempt["resumed"];
    }
  | {
      readonly type: "SUBMISSION_OPENED";
      readonly turn: number;
      readonly connector: Connector;
      readonly source: string | null;
      readonly operation: string | null;
      readonly since: number | null;
    }
  | {
      readonly type: "BANK_RETURNED";
      readonly turn: number;
      readonly connector: Connector;
      readonly source: string | null;
      readonly connection: Connection | null;
      readonly known: boolean;
      readonly hints: Pick<BankReturn, "failed"> | null;
      readonly since: number | null;
      /** No return was presented. */
      readonly unproven?: Attempt["unproven"];
      /** The host did not name it: it came of this flow, before a reload or the way to the bank. */
      readonly begunHere?: boolean;
      /** Before a reload. */
      readonly resumed?: Attempt["resumed"];
    }
  | { readonly type: "STRANGER_RETURNED"; readonly turn: number }
  // The PSU's acts
  | { readonly type: "CONNECTOR_SELECTED"; readonly connector: Connector }
  | { readonly type: "BANK_NOT_LISTED" }
  | { readonly type: "WAY_CHOSEN"; readonly source: string | null }
  | {
      readonly type: "SUBMITTED";
      readonly operation: string;
      readonly at: number;
      /** In `answering`: a new code is wanted, nothing is answered. */
      readonly renewing?: boolean;
    }
  | {
      readonly type: "LEFT_FOR_BANK";
      readonly at: number;
      /** The bank is in a tab of its own, and this page stays. */
      readonly beside?: boolean;
    }
  | { readonly type: "BACK" }
  | { readonly type: "TRIED_AGAIN" }
  | { readonly type: "CARRIED_ON" }
  | { readonly type: "ANOTHER_BANK_WANTED" }
  | { readonly type: "CHOICE_REOPENED" }
  | { readonly type: "PASSWORD_CHANGED" }
  /** Everything that is ticked now, by `keyOf`. */
  | { readonly type: "ACCOUNTS_CHOSEN"; readonly keys: readonly string[] }
  | { readonly type: "ACCOUNTS_SUBMITTED" }
  | { readonly type: "NOTHING_SHARED" }
  | { readonly type: "CLOSE_REQUESTED" }
  | { readonly type: "STAYED" }
  | { readonly type: "LEFT" }
  // Faults of the set-up or of the widget itself
  | { readonly type: "BROKEN"; readonly code: ConnectErrorCode; readonly message: string }
  // Answers
  | { readonly type: "OUTCOME_RECEIVED"; readonly turn: number; readonly outcome: SettledOutcome }
  | { readonly type: "CONNECTION_UPDATED"; readonly turn: number; readonly connection: Connection }
  | {
      readonly type: "ATTEMPT_SOUGHT";
      readonly turn: number;
      readonly found: Connection | null;
    }
  | {
      readonly type: "ACCOUNTS_FOUND";
      readonly turn: number;
      readonly found: readonly FoundItem[];
      readonly unread?: Unread;
      readonly connection: Connection;
    }
  /** The choice was sent; this is what is there now, read again. */
  | {
      readonly type: "ACCOUNTS_SHARED";
      readonly turn: number;
      readonly found: readonly FoundItem[];
      readonly unread?: Unread;
    }
  | { readonly type: "NOTHING_CHANGED"; readonly turn: number }
  /** The way to the bank is known, and nothing may open it. The message is for the developer. */
  | { readonly type: "LEAVING_BLOCKED"; readonly turn: number; readonly message: string }
  | {
      readonly type: "REQUEST_FAILED";
      readonly turn: number;
      readonly code: ConnectErrorCode;
      readonly message: string;
      readonly retryAfter: number | null;
      /** The client application's own function failed. */
      readonly byHost?: boolean;
    }
  | {
      readonly type: "READ_FAILED";
      readonly turn: number;
      readonly code: ConnectErrorCode;
      readonly message: string;
      readonly retryAfter: number | null;
      readonly byHost?: boolean;
    };

export type EventName = FlowEvent["type"];
export type EventOf<T extends EventName> = Extract<FlowEvent, { readonly type: T }>;
