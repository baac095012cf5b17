import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { connectionSchema } from "../protocol/connection.ts";
import { connectErrorCodes, connectionStates } from "../protocol/index.ts";
import { outcomeSchema } from "../protocol/outcome.ts";
import type { Connection, SettledOutcome } from "../protocol/index.ts";
import type { FlowEvent } from "./events.ts";
import { pollDelay, resumePause, RESUMES_LIMIT, unchangedApproval } from "./poll-schedule.ts";
import { sampleSteps } from "./sample-steps.fixture.ts";
import { connection, connector, foundItem, sendingSteps, SYNCED } from "./samples.fixture.ts";
import { readSnapshot, takeSnapshot } from "./snapshot.ts";
import { initialState } from "./steps.ts";
import type { FlowState, StepName } from "./steps.ts";
import { transition } from "./transitions.ts";
import { UNATTENDED_LIMIT } from "./unattended.ts";
import type { FlowWishes } from "./wishes.ts";

const numRuns = process.env["GUICHET_LONG"] === undefined ? 300 : 20_000;

const states = [null, ...connectionStates, "aStateOfTheFuture"];
const codes = [
  ...connectionStates,
  ...["bankMessage", "config", "badRequest", "connectionLocked", "keymanager", "noAccount"],
  ...["tooManySync", "dataError", "forbidden", "notFound", "invalidValue", "missingParameter"],
  ...["methodNotAllowed", "internalServerError", "unauthorized", "aCodeOfTheFuture"],
];
const source = (id: number, state: string | null) => ({ id, name: `source${String(id)}`, state });
const sourcesAt = (state: string | null) => [
  undefined,
  [],
  [source(1, state)],
  [source(1, null), source(2, state)],
];

/** Connections as they may be read: every state, with and without data, one source or two, one of them healthy. */
const reads: readonly Connection[] = states.flatMap((state) =>
  [null, SYNCED].flatMap((last_update) =>
    sourcesAt(state).map((sources) =>
      v.parse(connectionSchema, { id: 8812, state, last_update, sources }),
    ),
  ),
);

const refusedWith = (code: string, read: Connection | null): SettledOutcome =>
  v.parse(outcomeSchema, { kind: "refused", code, connection: read }) as SettledOutcome;

/** One way in which Powens, the bank and the network may behave. */
interface World {
  readonly answer: SettledOutcome | (typeof connectErrorCodes)[number];
  readonly read: Connection | (typeof connectErrorCodes)[number];
  readonly found: readonly ReturnType<typeof foundItem>[];
}

/** Where a flow is, as far as what it sends depends on it. */
const placeOf = (now: FlowState): string =>
  JSON.stringify([
    now.turn,
    "found" in now && now.found,
    now.step === "awaitingDecoupled" && [now.resume, now.resends, now.moved],
  ]);

const everything: FlowWishes = { moreSources: true, accounts: {} };

const failure = { message: "", retryAfter: null };

/** What the widget hears at a step while the PSU does nothing. */
function heardAt(now: FlowState, { answer, read, found }: World): FlowEvent[] {
  const { turn } = now;
  const isSending =
    ("sending" in now && now.sending !== null) ||
    (now.step === "leavingForBank" && now.going) ||
    (now.step === "awaitingDecoupled" && now.resume === "due");
  if (isSending)
    return typeof answer === "string"
      ? [{ type: "REQUEST_FAILED", turn, code: answer, ...failure }]
      : [{ type: "OUTCOME_RECEIVED", turn, outcome: answer }];
  if (typeof read === "string") return [{ type: "READ_FAILED", turn, code: read, ...failure }];
  switch (now.step) {
    case "awaitingDecoupled":
    case "syncing":
      return [
        { type: "CONNECTION_UPDATED", turn, connection: read },
        { type: "ACCOUNTS_FOUND", turn, found, connection: read },
        { type: "NOTHING_CHANGED", turn },
      ];
    case "returningFromBank":
    case "outcomeUnknown":
      return [
        { type: "CONNECTION_UPDATED", turn, connection: read },
        { type: "ATTEMPT_SOUGHT", turn, found: read },
        { type: "NOTHING_CHANGED", turn },
      ];
    case "choosingAccounts":
      return now.found === null ? [{ type: "ACCOUNTS_FOUND", turn, found, connection: read }] : [];
    default:
      return [];
  }
}

/** What would be sent at a state without a press, by name. */
const sendAt = (now: FlowState): string | null =>
  now.step === "awaitingDecoupled" && now.resume === "due"
    ? `${String(now.turn)} ${String(now.resends ?? 0)}`
    : null;

const approval: FlowState = {
  ...sendingSteps.resume,
  attempt: { ...sendingSteps.resume.attempt, resumed: 1 },
};
const { resume: _resume, ...otherSends } = sendingSteps;
const starts: readonly FlowState[] = [
  ...Object.values(otherSends),
  approval,
  sampleSteps.returningFromBank,
  sampleSteps.syncing,
  sampleSteps.outcomeUnknown,
  { ...sampleSteps.outcomeUnknown, attempt: approval.attempt, asked: "resume" },
  { ...approval, resume: "sent", moved: true },
];

/** Follows a flow in which the PSU does nothing, in a world that stays as it is. */
function leaveAlone(start: FlowState, world: World) {
  let now = start;
  const sends = new Set<string>();
  const entered: StepName[] = [];
  for (let round = 0; round < 100; round += 1) {
    const before = now;
    for (const event of heardAt(now, world)) {
      const send = sendAt(now);
      if (send !== null) sends.add(send);
      const { turn } = now;
      now = transition(now, event, everything);
      if (now.turn !== turn) entered.push(now.step);
    }
    if (placeOf(now) === placeOf(before)) return { now, sends: sends.size, entered };
  }
  throw new Error(`no rest in ${entered.join(" ")}`);
}

describe("a flow that is left alone", { timeout: 240_000 }, () => {
  it("[wire W1] comes to rest after any answer, with few sends, and shows no screen twice", () => {
    // No sources and an empty list, or one source alone, say the same.
    const different = reads.filter(({ sources }) => sources?.length !== 0 && sources?.length !== 1);
    for (const start of starts)
      for (const read of different)
        for (const answer of [
          ...[...codes, "SCARequired"].map((code) => refusedWith(code, read)),
          { kind: "connection", connection: read } as const,
          { kind: "alreadyDone", connection: read } as const,
          ...connectErrorCodes,
        ])
          for (const found of [[], [foundItem(1)]]) {
            const { entered, sends } = leaveAlone(start, { answer, read, found });
            expect(sends, entered.join(" ")).toBeLessThanOrEqual(RESUMES_LIMIT);
            const waits: readonly StepName[] = ["awaitingDecoupled", "choosingAccounts"];
            const shown = entered.filter((step) => !waits.includes(step));
            expect(new Set(shown).size, entered.join(" ")).toBe(shown.length);
          }
  });

  it.each(
    codes.flatMap((code) =>
      sourcesAt("decoupled").map((sources) => ({ code, sources, count: sources?.length ?? "no" })),
    ),
  )(
    "[wire W1] sends resume once where it is refused with $code by a bank of $count sources",
    ({ code, sources }) => {
      const read = connection({ state: "decoupled", sources });
      const { sends, now } = leaveAlone(approval, {
        answer: refusedWith(code, read),
        read,
        found: [],
      });
      const isLocked = code === "connectionLocked";
      expect(sends).toBe(isLocked ? RESUMES_LIMIT : 1);
      expect(now.step === "awaitingDecoupled").toBe(isLocked);
      const asking = ["badRequest", "additionalInformationNeeded", "decoupled", "validating"];
      if (asking.includes(code)) expect(now.step).toBe("resuming");
    },
  );

  it("[wire W1] sends so many times at most whatever changes meanwhile, over steps and reloads", () => {
    const world: fc.Arbitrary<World> = fc.record({
      answer: fc.oneof(
        fc
          .tuple(fc.constantFrom(...codes), fc.constantFrom(null, ...reads))
          .map(([code, read]) => refusedWith(code, read)),
        fc
          .constantFrom(...reads)
          .map((read) => ({ kind: "connection", connection: read }) as const),
        fc.constantFrom(...connectErrorCodes),
      ),
      read: fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom(...reads) },
        // An approval and its processing in turns are what sends.
        {
          weight: 9,
          arbitrary: fc
            .constantFrom("decoupled", "validating")
            .map((state) => connection({ state })),
        },
        { weight: 1, arbitrary: fc.constantFrom(...connectErrorCodes) },
      ),
      found: fc.constantFrom([], [foundItem(1)]),
    });
    const moves = fc.array(fc.record({ world, reload: fc.integer({ min: 0, max: 9 }) }), {
      minLength: 50,
      maxLength: 200,
    });
    fc.assert(
      fc.property(fc.constantFrom(...starts), moves, (start, worlds) => {
        let now = start;
        let sent = 0;
        let last: string | null = null;
        let turnsAlone = 0;
        for (const { world: one, reload } of worlds) {
          for (const event of heardAt(now, one)) {
            const { turn } = now;
            now = transition(now, event, everything);
            if (now.turn !== turn) turnsAlone += 1;
            const send = sendAt(now);
            if (send !== null && send !== last) sent += 1;
            last = send;
          }
          expect(turnsAlone).toBeLessThanOrEqual(UNATTENDED_LIMIT + 2);
          if (reload > 0 || typeof one.read === "string") continue;
          const reopened = reloaded(now, one.read);
          if (reopened === null) continue;
          now = reopened;
          turnsAlone = 0;
          last = sendAt(now);
          if (last !== null) sent += 1;
        }
        expect(sent).toBeLessThanOrEqual(RESUMES_LIMIT);
      }),
      { numRuns },
    );
  });

  it("[wire W1] lets the PSU go on by a press where the answers lead round in circles", () => {
    const decoupled = connection({ state: "decoupled" });
    const asked: FlowState = {
      ...sampleSteps.returningFromBank,
      attempt: {
        ...approval.attempt,
        connection: connection({ state: "validating" }),
        resumed: RESUMES_LIMIT,
      },
      why: "validating",
    };
    const { turn } = asked;
    const resuming = transition(asked, { type: "CONNECTION_UPDATED", turn, connection: decoupled });
    expect(resuming.step).toBe("resuming");
    expect(transition(resuming, { type: "CARRIED_ON" })).toMatchObject({
      step: "awaitingDecoupled",
      resume: "due",
      attempt: { resumed: 1 },
    });
  });

  it("[wire W1] pauses longer each time, and reads ever more slowly", () => {
    const times = Array.from({ length: RESUMES_LIMIT - 1 }, (_, index) => index + 1);
    for (const time of times) {
      expect(resumePause(time + 1)).toBeGreaterThan(resumePause(time));
      expect(unchangedApproval(time)).toBeGreaterThan(unchangedApproval(time - 1));
      expect(pollDelay(time * 10)).toBeGreaterThanOrEqual(pollDelay(time * 10 - 1));
    }
  });
});

/** The page was loaded anew: the flow is taken up where its snapshot says. */
function reloaded(now: FlowState, read: Connection): FlowState | null {
  const snapshot = readSnapshot(JSON.stringify(takeSnapshot(now)));
  if (snapshot?.connectionId == null) return null;
  const { known, since, source: way, step, unproven, resumed } = snapshot;
  const at = { turn: 0, connector: connector(), connection: read, source: way, known };
  const event: FlowEvent =
    step === "leavingForBank"
      ? { type: "BANK_RETURNED", ...at, hints: null, since, unproven, resumed }
      : {
          type: "CONNECTION_OPENED",
          ...at,
          left: step as StepName,
          resetCredentials: false,
          lost: null,
          unproven,
          resumed,
        };
  return transition(initialState, event, everything);
}
