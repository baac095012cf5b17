import { inventAccounts } from "./accounts/invented-accounts.ts";
import { inventSubscription } from "./accounts/invented-subscriptions.ts";
import type { Refusal } from "./answer.ts";
import type { ConnectionRecord, SourceRecord } from "./records.ts";
import { scenarioOf } from "./scenarios/index.ts";
import type { ScenarioContext } from "./scenarios/scenario.ts";
import type { Step, WaitingStep } from "./scenarios/step.ts";
import { logRefusal, logSync } from "./sync-log.ts";
import type { World } from "./world.ts";

const FIRST_DATA_MS = 5_000;
const DAY_MS = 86_400_000;
const CONSENT_MS = 180 * DAY_MS;

/** States in which a new connection may come to rest without being complete. */
const unfinished: readonly string[] = ["SCARequired", "validating"];

/** How far the dialogue with the bank got, for the one who must answer the call. */
export interface Verdict {
  readonly refusal: Refusal | null;
  /** The answer takes this long, though the work is done. */
  readonly delayMs: number;
  /** The answer is lost. */
  readonly cut: boolean;
}

export const fine: Verdict = { refusal: null, delayMs: 0, cut: false };
export const refused = (refusal: Refusal): Verdict => ({ ...fine, refusal });

export const contextOf = (connection: ConnectionRecord, source: SourceRecord): ScenarioContext => ({
  institution: connection.institution,
  source: source.wire,
  mechanism: source.mechanism,
  choices: connection.choices,
  before: source.state,
});

/** Starts new steps in place of what was under way. */
export function begin(
  world: World,
  connection: ConnectionRecord,
  source: SourceRecord,
  steps: readonly Step[],
): Verdict {
  source.remaining = steps;
  return advance(world, connection, source);
}

/** Goes on to the next step that waits, or to the end. A refusal leaves the state as it was. */
export function advance(world: World, connection: ConnectionRecord, source: SourceRecord): Verdict {
  let { delayMs, cut } = fine;
  for (;;) {
    const [step, ...rest] = source.remaining;
    source.remaining = rest;
    if (step === undefined) {
      complete(world, connection, source);
      return { refusal: null, delayMs, cut };
    }
    if (step.kind === "delay") delayMs += step.ms;
    else if (step.kind === "cut") cut = true;
    else if (step.kind === "refuse") {
      source.remaining = [];
      logRefusal(world, connection, source, step.refusal);
      return { refusal: step.refusal, delayMs, cut };
    } else {
      wait(world, source, step);
      logRest(world, connection, source);
      return { refusal: null, delayMs, cut };
    }
  }
}

/** A synchronisation that stopped short of its end. One that Powens still works on has not ended yet. */
export function logRest(world: World, connection: ConnectionRecord, source: SourceRecord): void {
  const { state, errorMessage } = source;
  if (state !== "validating") {
    logSync(world, connection, source, { error: state, message: errorMessage });
  }
}

/** Comes to wait at a step: also a second time, which sends the code or the notification again. */
export function wait(world: World, source: SourceRecord, step: WaitingStep): void {
  const now = world.clock.now();
  source.current = step;
  source.dataDueAt = null;
  source.errorMessage = null;
  source.dueAt = null;
  switch (step.kind) {
    case "ask":
      source.state = "additionalInformationNeeded";
      source.errorMessage = step.prompts
        .map(({ name, description }) => `${name}: ${description}`)
        .join(", ");
      break;
    case "approve":
      source.state = "decoupled";
      source.dueAt = now + step.afterMs;
      break;
    case "redirect":
      source.state = "webauthRequired";
      source.errorMessage = `Redirecting to ${bankAddress(world)}`;
      break;
    case "rest":
      source.state = step.state;
      source.errorMessage = step.message;
      source.dueAt = step.forMs === null ? null : now + step.forMs;
      if (step.state === "rateLimiting") source.nextTry = source.dueAt;
      // The bank let the PSU in: what is left is not theirs to finish, so nothing is purged.
      if (!unfinished.includes(step.state)) source.expire = null;
  }
}

/** An address with a one-time secret in it, as banks' are: it must never reach a screen or a log. */
function bankAddress(world: World): string {
  const query = new URLSearchParams({
    response_type: "code",
    client_id: world.settings.clientId,
    state: world.random.token(),
  });
  return `https://auth.bank.example/authorize?${query.toString()}`;
}

/** The dialogue ended well: healthy at once, the data follow some seconds later. */
function complete(world: World, connection: ConnectionRecord, source: SourceRecord): void {
  const now = world.clock.now();
  const isFirst = source.expire !== null;
  const scenario = scenarioOf(connection.institution);
  rest(source);
  source.expire = null;
  source.dataDueAt = now + FIRST_DATA_MS;
  source.nextTry = now + DAY_MS;
  if (source.wire.name === "openapi") source.accessExpire = now + CONSENT_MS;
  source.renewalDue = isFirst && (scenario.renewalDue?.(contextOf(connection, source)) ?? false);
  if (scenario.hasAccounts !== false) {
    inventAccounts(world, connection, source);
    inventSubscription(world, connection, source);
  }
  logSuccess(world, connection, source);
}

/** Writes down a synchronisation that succeeds; it ends when its data are there. */
function logSuccess(world: World, connection: ConnectionRecord, source: SourceRecord): void {
  const end = source.dataDueAt ?? world.clock.now();
  logSync(world, connection, source, { error: null, end });
}

/** Healthy, nothing under way. */
function rest(source: SourceRecord): void {
  source.state = null;
  source.errorMessage = null;
  source.current = null;
  source.remaining = [];
  source.dueAt = null;
}

/** Puts a source in a state by itself, outside any dialogue. `null` heals it. */
export function fallInto(source: SourceRecord, state: string | null, message: string | null): void {
  rest(source);
  source.background = null;
  source.state = state;
  source.errorMessage = message;
  if (state !== null) source.dataDueAt = null;
}

/** Falls into a state and writes the synchronisation down that found it. */
export function failSync(
  world: World,
  connection: ConnectionRecord,
  source: SourceRecord,
  state: string,
  message: string | null = null,
): void {
  fallInto(source, state, message);
  logRest(world, connection, source);
}

/** The consent has ended or the bank wants to see the PSU again: the way they came in decides the state. */
export function requireAuthentication(
  world: World,
  connection: ConnectionRecord,
  source: SourceRecord,
  at = world.clock.now(),
): void {
  fallInto(source, "SCARequired", null);
  if (source.mechanism === "webauth") wait(world, source, { kind: "redirect" });
  source.nextTry = null;
  const { state, errorMessage } = source;
  logSync(world, connection, source, { error: state, message: errorMessage, start: at });
}

/** A plain synchronisation that finds nothing to ask. It completes a connection that never was. */
export function synchronise(
  world: World,
  connection: ConnectionRecord,
  source: SourceRecord,
): void {
  fallInto(source, null, null);
  if (source.expire !== null) {
    complete(world, connection, source);
    return;
  }
  const now = world.clock.now();
  source.dataDueAt = now + FIRST_DATA_MS;
  source.nextTry = now + DAY_MS;
  logSuccess(world, connection, source);
}
