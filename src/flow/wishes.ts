import type { AccountLimits } from "./found-item.ts";

/** What the host wants of a bank once it is connected, before the flow ends. */
export interface FlowWishes {
  /** Offer the connector's next source, where it brings more. */
  readonly moreSources: boolean;
  /** The PSU chooses here what to share; `null` where the host asks for that itself. */
  readonly accounts: AccountLimits | null;
}

export const noWishes: FlowWishes = { moreSources: false, accounts: null };
