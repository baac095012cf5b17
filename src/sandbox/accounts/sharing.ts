import type { ConnectionRecord } from "../records.ts";
import { scenarioOf } from "../scenarios/index.ts";

/** What the PSU shares or keeps to themselves: accounts and subscriptions alike. */
export interface Shareable {
  /** When it was found or withdrawn; `null` while it is shared. */
  disabled: number | null;
}

/** Records the PSU's consent, or its end. What was shared keeps its date when it is withdrawn twice. */
export function share(item: Shareable, isShared: boolean, now: number): void {
  item.disabled = isShared ? null : (item.disabled ?? now);
}

/** Whether an activation on this connection crashes now, as `activationFails` does once and never again. */
export function activationCrashes(connection: ConnectionRecord): boolean {
  const isFirst = connection.activations === 0;
  connection.activations += 1;
  return isFirst && scenarioOf(connection.institution).activationFails === true;
}
