import type { ConnectResult, ExitError } from "../protocol/index.ts";
import { createGuichet } from "./create-guichet.ts";
import type { GuichetOptions } from "./guichet-options.ts";

/** How a flow ended: with a connection, cancelled by the PSU, or failed. */
export type ConnectOutcome =
  | { readonly status: "connected" | "pending"; readonly connection: ConnectResult }
  | { readonly status: "cancelled" }
  | { readonly status: "failed"; readonly error: ExitError };

/**
 * Opens a connect widget over the page and answers how it ended, once it is closed. Where several connections were made
 * it answers the last; `onSuccess` hears of each.
 *
 * A flow that leaves for a bank's site leaves this page: to go on after the return, use {@link createGuichet} where
 * the page loads.
 *
 * @throws ConnectError `implementation_error` for options that cannot work. Nothing that happens in the flow rejects.
 *
 * @example
 * const outcome = await connect({ serverUrl: "https://connect.example", fetchSession });
 * if (outcome.status === "connected") show(outcome.connection.accounts);
 *
 * @public
 */
export async function connect(options: GuichetOptions): Promise<ConnectOutcome> {
  return new Promise((resolve) => {
    let outcome: ConnectOutcome = { status: "cancelled" };
    createGuichet({
      ...options,
      onSuccess: (connection, metadata) => {
        outcome = { status: connection.status, connection };
        options.onSuccess?.(connection, metadata);
      },
      onExit: (error, metadata) => {
        if (error !== null) outcome = { status: "failed", error };
        options.onExit?.(error, metadata);
      },
      onClose: () => {
        resolve(outcome);
        options.onClose?.();
      },
    }).open();
  });
}
