import type { Account, Subscription } from "../../../protocol/account.ts";
import type { ShareableItems } from "../shareable-items.ts";
import type { SignedInUser } from "../signed-in-user.ts";

/** An account or a contract of a connection, as far as it is shared. */
export interface FoundOnConnection {
  /** `null` is shared. */
  readonly disabled: string | null;
}

/**
 * Reads what a connection found. A list that cannot be read is left out where the other one could.
 *
 * @throws what the list of accounts threw, when both failed.
 */
export const readFoundWith =
  (accounts: ShareableItems<Account>, subscriptions: ShareableItems<Subscription>) =>
  async (user: SignedInUser, id: number): Promise<readonly FoundOnConnection[]> => {
    const [listed, contracts] = await Promise.allSettled([
      accounts.list(user, id),
      subscriptions.list(user, id),
    ]);
    if (listed.status === "rejected" && contracts.status === "rejected") throw listed.reason;
    return [
      ...(listed.status === "fulfilled" ? listed.value : []),
      // One that does not say whose it is may be another connection's.
      ...(contracts.status === "fulfilled"
        ? contracts.value.filter(({ id_connection }) => id_connection === id)
        : []),
    ];
  };
