import { withConnection } from "./attempt.ts";
import type { EventOf } from "./events.ts";
import { commonFailure } from "./failures.ts";
import { connectionGone } from "./forms.ts";
import { fits, keyOf, openItems } from "./found-item.ts";
import type { FoundItem, Unread } from "./found-item.ts";
import { routeConnection } from "./routing.ts";
import type { FlowState, StateOf, StepState } from "./steps.ts";

type Choosing = StateOf<"choosingAccounts">;

const sharedItems = (found: readonly FoundItem[], { limits }: Choosing): FoundItem[] =>
  found.filter((item) => item.isShared && fits(item, limits));

const done = (state: Choosing, found: readonly FoundItem[]): StepState => ({
  step: "connected",
  attempt: state.attempt,
  already: state.already,
  shared: sharedItems(found, state),
  ...unreadIn(state),
});

const unreadIn = ({ unread = [] }: { readonly unread?: Unread | undefined }) =>
  unread.length === 0 ? {} : { unread };

/** Everything that was chosen is shared, also where the answer that said so was lost. */
const isSaved = ({ chosen }: Choosing, found: readonly FoundItem[]): boolean =>
  chosen.length > 0 &&
  chosen.every((key) => found.some((item) => item.isShared && keyOf(item) === key));

/** Some of what was chosen is shared. */
const isPartlySaved = ({ chosen }: Choosing, found: readonly FoundItem[]): boolean =>
  found.some((item) => item.isShared && chosen.includes(keyOf(item)));

/** Nothing can be chosen: what to say of that depends on what there is. */
function nothingOpen(state: Choosing, found: readonly FoundItem[]): StepState {
  const { already, attempt, limits, otherwise } = state;
  const { connection } = attempt;
  if (connection !== null && connection.state !== null)
    return otherwise ?? routeConnection(attempt, connection, "poll");
  if (found.length === 0)
    return connection?.last_update === null
      ? { step: "syncing", attempt }
      : { step: "noAccount", attempt, already };
  const hasFitting = found.some((item) => fits(item, limits));
  return hasFitting
    ? done(state, found)
    : { step: "noAccount", attempt, already, unfit: { count: found.length, limits } };
}

const withoutUnread = ({ unread: _unread, ...state }: Choosing): Choosing => state;

/** What a connection holds was read, for the first time or again. A choice that was made stays made. */
export function accountsFound(
  state: Choosing,
  { found, connection, unread }: EventOf<"ACCOUNTS_FOUND">,
): StepState | FlowState {
  if (state.sharing) return state;
  const isFirst = state.found === null;
  const now: Choosing = {
    ...withoutUnread(state),
    attempt: withConnection(state.attempt, connection),
    found,
    ...unreadIn({ unread }),
  };
  if (state.notSaved && isSaved(now, found)) return done(now, found);
  const partlySaved = (state.partlySaved ?? false) || (state.notSaved && isPartlySaved(now, found));
  const open = openItems(now);
  if (open.length === 0) return nothingOpen(now, found);
  const { preselected } = now.limits;
  const isTicked = (item: FoundItem) =>
    isFirst
      ? preselected !== undefined && fits(item, preselected)
      : state.chosen.includes(keyOf(item));
  return { ...now, chosen: open.filter(isTicked).map(keyOf), partlySaved };
}

/** Ticks, of what is there to be ticked. */
export function accountsChosen(state: Choosing, { keys }: EventOf<"ACCOUNTS_CHOSEN">): Choosing {
  if (state.sharing) return state;
  const open = openItems(state).map(keyOf);
  return { ...state, chosen: open.filter((key) => keys.includes(key)) };
}

/** A second press does nothing, nor does one without a choice. */
export const accountsSubmitted = (state: Choosing): Choosing =>
  state.sharing || state.chosen.length === 0
    ? state
    : { ...state, sharing: true, notSaved: false, partlySaved: false };

/** The choice was sent, and what is shared was read again. */
export function accountsShared(
  before: Choosing,
  { found, unread }: EventOf<"ACCOUNTS_SHARED">,
): StepState | FlowState {
  if (!before.sharing) return before;
  const state: Choosing = { ...withoutUnread(before), ...unreadIn({ unread }) };
  return isSaved(state, found)
    ? done(state, found)
    : {
        ...state,
        ...{ found, sharing: false, notSaved: true },
        chosen: state.chosen.filter((key) =>
          openItems({ ...state, found }).some((item) => keyOf(item) === key),
        ),
        partlySaved: isPartlySaved(state, found),
      };
}

/** The choice is kept: sending it again shares nothing twice. */
export const notShared = (
  state: Choosing,
  event: EventOf<"REQUEST_FAILED">,
): StepState | FlowState =>
  state.sharing
    ? (commonFailure(state, event) ?? { ...state, sharing: false, notSaved: true })
    : state;

/** What can be chosen was not read. Once it is on screen, it stays there. */
export function notFound(state: Choosing, event: EventOf<"READ_FAILED">): StepState | FlowState {
  if (state.found !== null || state.sharing) return state;
  const { turn: _turn, leaving: _leaving, unattended: _unattended, ...retry } = state;
  if (event.code === "not_found") return connectionGone(state.attempt);
  return commonFailure(state, event) ?? { step: "loadFailed", retry, code: event.code };
}

export function nothingShared(state: Choosing): StepState | FlowState {
  const { already, attempt, found, limits, partlySaved = false, sharing } = state;
  if (sharing || found === null) return state;
  // “Nothing” is what is left by then.
  if (partlySaved) return done(state, found);
  return { step: "nothingShared", attempt, already, limits, found, ...unreadIn(state) };
}

export const choiceReopened = ({
  attempt,
  already,
  limits,
  found,
  unread,
}: StateOf<"nothingShared">): StepState => ({
  step: "choosingAccounts",
  attempt,
  already,
  limits,
  found,
  chosen: [],
  sharing: false,
  notSaved: false,
  ...unreadIn({ unread }),
});
