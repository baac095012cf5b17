import type { RefusedOutcome } from "../protocol/index.ts";
import { doorOf } from "./door.ts";
import { wayInStep } from "./forms.ts";
import type { Attempt, StateOf, StepName, StepState } from "./steps.ts";
import { newTypes, waysOf } from "./reach.ts";
import { waysIn } from "./way-in.ts";
import type { WayIn } from "./way-in.ts";

/** Whether a way brings more: new types, or, where it names none, another manner to sign in. */
const bringsMore = (way: WayIn, reached: readonly WayIn[]): boolean =>
  way.accountTypes.length > 0
    ? newTypes(way, reached).length > 0
    : reached.every(({ mechanism }) => mechanism !== way.mechanism);

/**
 * Offers the next source of a connection that is healthy: “Some accounts may be missing”. `null` when there is none
 * left. `fallback` is the emergency gateway, never an offer; nothing is offered twice.
 */
export function offerMore(attempt: Attempt, already: boolean): StepState | null {
  const { connector, offered = [] } = attempt;
  const reached = waysOf(attempt);
  const next = waysIn(connector).find(
    (way) =>
      way.source !== null &&
      way.source !== "fallback" &&
      !reached.some(({ source }) => source === way.source) &&
      !offered.includes(way.source) &&
      // The Webview has no documented way to add a source.
      doorOf({ ...attempt, wayIn: way, connection: null }) === "bank" &&
      bringsMore(way, reached),
  );
  if (next === undefined) return null;
  const way = { ...next, accountTypes: newTypes(next, reached) };
  return { step: "choosingSource", connector, ways: [way], more: { attempt, already } };
}

/** “Add them”: the way in of that source, without what was given for an earlier one. */
export function addSource({ ways: [way], more }: StateOf<"choosingSource">): StepState | null {
  if (way === undefined || more === undefined || way.source === null) return null;
  const { attempt } = more;
  const given = waysOf(attempt).flatMap(({ fields }) => fields.map(({ name }) => name));
  const fields = way.fields.filter(({ name }) => !given.includes(name));
  return wayInStep({
    ...attempt,
    wayIn: { ...way, fields },
    known: true,
    refusals: 0,
    adding: { source: way.source, after: attempt.wayIn },
  });
}

/** The connection without what was to be added, and its own way in again. */
const withoutAddition = ({ adding, ...attempt }: Attempt): Attempt =>
  adding === undefined ? attempt : { ...attempt, wayIn: adding.after, unproven: undefined };

/** Back to the offer, from the way in that it led to. */
export const backToOffer = (attempt: Attempt): StepState =>
  offerMore(withoutAddition(attempt), false) ?? goOnWithout(attempt);

/** “Continue without them”. */
export function goOnWithout(attempt: Attempt, source = attempt.adding?.source): StepState {
  const { offered = [], ...rest } = withoutAddition(attempt);
  return {
    step: "connected",
    attempt: { ...rest, offered: source === undefined ? offered : [...offered, source] },
    already: false,
  };
}

/** Where a refusal leaves nothing to do but to go on with what there is. */
const deadEnds = new Set<StepName>([
  "tooManyTries",
  "rateLimiting",
  "websiteUnavailable",
  "bug",
  "notSupported",
  "noAccount",
  "unknown",
]);

/** A source that was to be added was refused. Powens has taken it away again: the connection is as it was. */
export function afterRefusedSource(
  attempt: Attempt,
  { connection }: RefusedOutcome,
  next: StepState,
): StepState {
  const { adding, unreached = [] } = attempt;
  const isAsItWas = (connection ?? attempt.connection)?.state === null;
  if (adding === undefined || !isAsItWas || !deadEnds.has(next.step)) return next;
  return goOnWithout({ ...attempt, unreached: [...unreached, adding.source] });
}
