import type { Connection } from "../protocol/index.ts";
import type { FlowEvent } from "./events.ts";
import { offerMore } from "./more-sources.ts";
import type { Attempt, FlowState, StepState } from "./steps.ts";
import type { FlowWishes } from "./wishes.ts";

/** What has been found is read first; nothing is chosen yet. */
const choosingAccounts = (
  attempt: Attempt,
  already: boolean,
  limits: NonNullable<FlowWishes["accounts"]>,
  otherwise?: StepState,
): StepState => ({
  step: "choosingAccounts",
  attempt,
  already,
  limits,
  found: null,
  chosen: [],
  sharing: false,
  notSaved: false,
  ...(otherwise !== undefined && { otherwise }),
});

/** Where a bank rests for a while, or for good, and nobody here can do anything about it. */
type Resting = Extract<
  StepState["step"],
  "rateLimiting" | "websiteUnavailable" | "bug" | "notSupported" | "unknown"
>;
const resting = new Set<StepState["step"]>([
  "rateLimiting",
  "websiteUnavailable",
  "bug",
  "notSupported",
  "unknown",
] satisfies Resting[]);

/** One source may work where another fails. The answer to an act does not name them: reading does. */
const mayHaveAccounts = ({ sources }: Connection): boolean =>
  sources === null || sources.some(({ state, disabled }) => state === null && disabled === null);

function afterHealthy(
  { attempt: before, already }: Extract<StepState, { step: "connected" }>,
  { accounts, moreSources }: FlowWishes,
): StepState {
  const { adding, offered = [], ...rest } = before;
  // What was added, or taken up and left, is not offered again.
  const attempt: Attempt = {
    ...rest,
    offered: adding === undefined ? offered : [...offered, adding.source],
  };
  const offer = moreSources ? offerMore(attempt, already) : null;
  if (offer !== null) return offer;
  return accounts === null
    ? { step: "connected", attempt, already }
    : choosingAccounts(attempt, already, accounts);
}

/**
 * A bank that has just become healthy, and what the host still wants of it: another source, then the accounts. A bank
 * that fails in part offers what it has, unless the host opened its connection to have just that repaired.
 */
export function onward(
  before: FlowState,
  next: FlowState,
  event: FlowEvent,
  wishes: FlowWishes,
): FlowState {
  if (next.turn === before.turn) return next;
  const { turn, leaving: _leaving, unattended: _unattended, ...step } = next;
  const go = (other: StepState): FlowState => ({ ...other, turn, leaving: false });
  if (next.step === "connected" && next.shared === undefined) return go(afterHealthy(next, wishes));
  const isPartial =
    resting.has(next.step) &&
    next.step !== before.step &&
    before.step !== "choosingAccounts" &&
    !(event.type === "CONNECTION_OPENED" && event.known && event.left === null);
  if (!isPartial || wishes.accounts === null || !("attempt" in next)) return next;
  const { attempt } = next;
  return attempt?.connection != null && mayHaveAccounts(attempt.connection)
    ? go(choosingAccounts(attempt, false, wishes.accounts, step))
    : next;
}
