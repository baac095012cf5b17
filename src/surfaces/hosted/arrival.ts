import { RETURN_PARAMETER } from "../../protocol/index.ts";

/** How somebody came to the hosted page. */
export type Arrival =
  /** With a connect token: by the host's link. */
  | { readonly kind: "linked"; readonly connectToken: string }
  /** Back on a page that was open before: a reload, or the way from the bank. */
  | { readonly kind: "again"; readonly fromBank: boolean };

const TOKEN = "connect_token";
/** In the history's own entry: it survives a reload, and no address, storage or server ever has it. */
const PENDING = "guichetPending";

const pendingOf = (state: unknown): string | null => {
  const pending: unknown =
    typeof state === "object" && state !== null ? Reflect.get(state, PENDING) : null;
  return typeof pending === "string" ? pending : null;
};

/** Takes what opens a session out of the address, at once. A reload finds it again until {@link forgetArrival}. */
export function takeArrival({ location, history }: Window): Arrival {
  const token = new URLSearchParams(location.hash.slice(1)).get(TOKEN);
  if (token !== null) {
    history.replaceState({ [PENDING]: token }, "", location.pathname);
    return { kind: "linked", connectToken: token };
  }
  const pending = pendingOf(history.state);
  if (pending !== null) return { kind: "linked", connectToken: pending };
  const fromBank = new URLSearchParams(location.search).has(RETURN_PARAMETER);
  return { kind: "again", fromBank };
}

/** It has opened a session, or never will. */
export function forgetArrival({ history }: Window): void {
  if (pendingOf(history.state) !== null) history.replaceState(null, "");
}
