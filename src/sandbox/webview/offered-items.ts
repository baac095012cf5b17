import type { Shareable } from "../accounts/sharing.ts";
import type { ConnectionRecord } from "../records.ts";
import type { WebviewVisit } from "./webview-visit.ts";

/** One line of the choice: an account or a subscription. */
export interface OfferedItem {
  /** Its name in the form. */
  readonly key: string;
  readonly label: string;
  readonly isShared: boolean;
  readonly item: Shareable;
}

/** What a connection offers to share, as far as the caller's filters let it. */
export function offeredItems(
  { accountTypes, accountIbans }: WebviewVisit,
  { accounts, subscriptions }: ConnectionRecord,
): readonly OfferedItem[] {
  return [
    ...accounts
      .filter(({ deleted }) => deleted === null)
      .filter(({ type }) => accountTypes.length === 0 || accountTypes.includes(type))
      .filter(({ iban }) => accountIbans.length === 0 || accountIbans.includes(iban ?? ""))
      .map((item) => ({
        key: `account.${item.id}`,
        label: `${item.name} – ${item.iban ?? item.number}`,
        isShared: item.disabled === null,
        item,
      })),
    ...subscriptions.map((item) => ({
      key: `subscription.${item.id}`,
      label: `${item.label} – ${item.number}`,
      isShared: item.disabled === null,
      item,
    })),
  ];
}
