import type { Recovery } from "../protocol/index.ts";
import { application, failed, firstEnding } from "./first-ending.ts";
import type { Ending } from "./first-ending.ts";
import type { FoundItem, Unread } from "./found-item.ts";
import type { Attempt, StepState } from "./steps.ts";

const bank: Recovery = { action: "wait", actor: "bank", retryable: true };
const powens: Recovery = { action: "wait", actor: "powens", retryable: true };
const psuAtBank: Recovery = { action: "go_to_bank", actor: "psu", retryable: true };
const nobody: Recovery = { action: "none", actor: "nobody", retryable: false };

const pending = ({ connection }: Attempt, otherwise: Ending): Ending =>
  connection === null
    ? otherwise
    : { kind: "success", status: "pending", connection, already: false, shared: null };

/** The bank is connected. One that fails in part goes on without the PSU. */
const connected = (
  { connection }: Attempt,
  already: boolean,
  found: readonly FoundItem[] | null,
  unread?: Unread,
): Ending =>
  connection === null
    ? { kind: "cancelled" }
    : {
        kind: "success",
        status: connection.state === null ? "connected" : "pending",
        connection,
        already,
        shared: found?.filter(({ isShared }) => isShared) ?? null,
        ...(unread !== undefined && { unread }),
      };

/**
 * What the host is told when the PSU leaves at a step.
 * `pending` means that it goes on without the PSU: first data, a validation, a bank that is limited or down.
 */
export function endingOf(state: StepState): Ending {
  // Whoever finished it, it was not said to be the PSU.
  if (state.step === "finishedElsewhere") return { kind: "cancelled" };
  const attempt = "attempt" in state ? state.attempt : null;
  // A source that was to be added is left: the connection is as it was.
  if (attempt?.adding !== undefined && attempt.connection?.state === null)
    return connected(attempt, false, null);
  switch (state.step) {
    case "closed":
      return endingOf(state.from);
    case "connected":
      return connected(state.attempt, state.already, state.shared ?? null, state.unread);
    case "choosingAccounts":
    case "nothingShared":
      return connected(state.attempt, state.already, state.found, state.unread);
    case "choosingSource":
      return state.more === undefined
        ? { kind: "cancelled" }
        : connected(state.more.attempt, state.more.already, null);
    case "syncing":
      return pending(state.attempt, { kind: "cancelled" });
    case "leavingForBank":
      return state.blocked === undefined
        ? { kind: "cancelled" }
        : failed("navigation_blocked", { ...application, retryable: true });
    case "returningFromBank":
      return state.why === "validating" && state.attempt.unproven === undefined
        ? pending(state.attempt, { kind: "cancelled" })
        : { kind: "cancelled" };
    case "rateLimiting":
      return pending(state.attempt, failed("rateLimiting", bank));
    case "websiteUnavailable":
      return pending(state.attempt, failed("websiteUnavailable", bank));
    case "bug":
      return failed("bug", powens);
    case "notSupported":
      return failed("notSupported", nobody);
    case "noAccount":
      // A bank that was refused for it is not connected; one that is connected and has none for this host is.
      return state.attempt.connection?.state === null
        ? connected(state.attempt, state.already ?? false, [])
        : failed("noAccount", nobody);
    case "unknown":
      if (state.code === "connectionLocked") return failed(state.code, powens);
      return failed(state.code, { action: "contact_support", actor: "powens", retryable: true });
    case "tooManyTries":
      return failed("wrongpass", psuAtBank);
    case "actionNeeded":
      return failed("actionNeeded", psuAtBank);
    case "passwordExpired":
      return failed("passwordExpired", psuAtBank);
    case "outcomeUnknown":
      return failed("outcome_unknown", { action: "start_again", actor: "psu", retryable: true });
    case "loadFailed":
      return state.retry.step === "choosingAccounts" ? endingOf(state.retry) : firstEnding(state);
    case "tooManyRequests":
      if (state.retry.step === "choosingAccounts") return endingOf(state.retry);
      return failed("rate_limited", {
        action: "wait",
        actor: "nobody",
        retryable: true,
        retryAfter: state.retryAfter ?? undefined,
      });
    case "sessionExpired":
      return failed("session_expired", { action: "start_again", actor: "psu", retryable: true });
    case "wrongBrowser":
      return failed("forbidden", { action: "start_again", actor: "psu", retryable: true });
    default:
      return firstEnding(state);
  }
}
