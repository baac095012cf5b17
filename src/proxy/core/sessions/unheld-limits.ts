import type { SessionLimits } from "../../../protocol/session-api.ts";
import { invalidRequest } from "../answered-error.ts";
import type { ProxySettings } from "../options.ts";

type Policy = Pick<ProxySettings, "credentials">;

/**
 * Whether limits of accounts can be held. The Powens Webview has people share accounts on pages of its own, before this
 * server sees one of them.
 */
export const holdsAccountLimits = ({ credentials }: Policy): boolean => credentials === "forms";

/** Refuses limits that a session could not be held to: a promise that is not kept is worse than none. */
export function refuseUnheldLimits(policy: Policy, { accounts = {} }: SessionLimits): void {
  if (holdsAccountLimits(policy) || Object.keys(accounts).length === 0) return;
  throw invalidRequest(
    "`limits.accounts` cannot be held under GUICHET_CREDENTIALS=webview, where the Powens Webview shares the accounts: leave it out, or run the server with GUICHET_CREDENTIALS=forms if Powens allows you to.",
  );
}
