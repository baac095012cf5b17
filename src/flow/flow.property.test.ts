import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { connectionSchema } from "../protocol/connection.ts";
import { connectErrorCodes, connectionStates } from "../protocol/index.ts";
import { outcomeSchema } from "../protocol/outcome.ts";
import type { SettledOutcome } from "../protocol/index.ts";
import { endingOf } from "./exit.ts";
import type { EventName, EventOf, FlowEvent } from "./events.ts";
import type { WaitKind } from "./poll-schedule.ts";
import { waitBounds } from "./poll-schedule.ts";
import { sampleEvents, sampleSteps } from "./sample-steps.fixture.ts";
import {
  connector,
  OPERATION,
  sendingSteps,
  SYNCED,
  twoWays,
  webauthConnector,
  webauthWithDetail,
} from "./samples.fixture.ts";
import { readSnapshot, takeSnapshot } from "./snapshot.ts";
import { initialState } from "./steps.ts";
import type { FlowState } from "./steps.ts";
import { transition } from "./transitions.ts";

const numRuns = process.env["GUICHET_LONG"] === undefined ? 200 : 10_000;

/** Texts that must not get further than their place. */
const BANK_WORDS = "BANK-WORDS-6d1c";
const TYPED = "TYPED-VALUE-91ab";
const ADDRESS = "https://bank.example/authorize?state=ADDRESS-5e20";

const bank = fc.constantFrom(
  connector(),
  twoWays(),
  webauthConnector(),
  webauthWithDetail(),
  connector({ fields: [] }),
  connector({ auth_mechanism: "telepathy" }),
);
const state = fc.constantFrom(
  null,
  "",
  "null",
  ...connectionStates,
  "wrongPass",
  "aStateOfTheFuture",
);
const askedField = fc.record({
  name: fc.constantFrom("sms", "code", "website", "redirect"),
  label: fc.constant(BANK_WORDS),
  type: fc.constantFrom("text", "password", "list", "redirect_uri", "hidden", undefined),
  value: fc.constant(TYPED),
  values: fc.constantFrom(null, ["a", "b"]),
});
const source = fc.record({
  id: fc.constantFrom(1, 2),
  name: fc.constantFrom("openapi", "directaccess", "fallback", "elsewhere"),
  state,
  disabled: fc.constantFrom(null, SYNCED),
});
const connection = fc
  .record({
    id: fc.constantFrom(8812, 2400),
    state,
    error_message: fc.constantFrom(null, BANK_WORDS, `Redirecting to ${ADDRESS}`, "has expired"),
    fields: fc.option(fc.array(askedField, { maxLength: 3 })),
    last_update: fc.constantFrom(null, SYNCED),
    sources: fc.option(fc.array(source, { maxLength: 3 })),
  })
  .map((wire) => v.parse(connectionSchema, wire));

const code = fc.constantFrom(
  ...connectionStates,
  ...["bankMessage", "config", "badRequest", "connectionLocked", "keymanager", "noAccount"],
  ...["tooManySync", "dataError", "forbidden", "notFound", "invalidValue", "missingParameter"],
  ...["methodNotAllowed", "internalServerError", "unauthorized", "aCodeOfTheFuture"],
);
const outcome = fc
  .oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant("connection"), connection }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant("refused"),
        code: fc.oneof(code, fc.constant("wrongpass")),
        bankMessage: fc.constantFrom(null, BANK_WORDS),
        description: fc.constant(`Value "${TYPED}" is not in list`),
        field: fc.constantFrom(null, "login", "elsewhere"),
        approval: fc.constantFrom(null, "cancelled", "expired"),
        id_connection: fc.constantFrom(null, 2400),
        connection: fc.option(connection, { nil: null }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("alreadyDone"), connection }) },
  )
  .map((wire) => v.parse(outcomeSchema, wire))
  .filter((parsed): parsed is SettledOutcome => parsed.kind !== "operation");

const unproven = fc.constantFrom(undefined, { state: null }, { state: "webauthRequired" });

const varied: { readonly [T in EventName]?: fc.Arbitrary<Partial<EventOf<T>>> } = {
  CONNECTOR_OPENED: fc.record({
    connector: bank,
    source: fc.constantFrom(null, "directaccess", "x"),
  }),
  CONNECTION_OPENED: fc.record({
    connector: bank,
    connection,
    known: fc.boolean(),
    resetCredentials: fc.boolean(),
    left: fc.constantFrom(null, "awaitingDecoupled", "answering", "syncing"),
    lost: fc.constantFrom(
      null,
      { operation: OPERATION, act: "answer" } as const,
      { operation: OPERATION, act: "create" } as const,
    ),
    unproven,
  }),
  SUBMISSION_OPENED: fc.record({ connector: bank, operation: fc.constantFrom(null, OPERATION) }),
  BANK_RETURNED: fc.record({
    connector: bank,
    connection: fc.option(connection, { nil: null }),
    known: fc.boolean(),
    hints: fc.constantFrom(null, { failed: true }, { failed: false }),
    unproven,
  }),
  CONNECTOR_SELECTED: fc.record({ connector: bank }),
  WAY_CHOSEN: fc.record({ source: fc.constantFrom(null, "openapi", "directaccess") }),
  SUBMITTED: fc.record({ renewing: fc.boolean() }),
  OUTCOME_RECEIVED: fc.record({ outcome }),
  CONNECTION_UPDATED: fc.record({ connection }),
  ATTEMPT_SOUGHT: fc.record({ found: fc.option(connection, { nil: null }) }),
  REQUEST_FAILED: fc.record({ code: fc.constantFrom(...connectErrorCodes) }),
  READ_FAILED: fc.record({ code: fc.constantFrom(...connectErrorCodes) }),
};

/** Answers come often, so that dialogues get long; facts that end most sequences at once come rarely. */
const weights: { readonly [T in EventName]?: number } = {
  OUTCOME_RECEIVED: 60,
  CONNECTION_UPDATED: 20,
  ATTEMPT_SOUGHT: 20,
  SUBMITTED: 20,
  CLOSE_REQUESTED: 1,
  LEFT: 1,
  BROKEN: 1,
};
const fact = fc.oneof(
  ...Object.values(sampleEvents).map((event: FlowEvent) => ({
    weight: weights[event.type] ?? 6,
    arbitrary: (varied[event.type] ?? fc.constant({})).map((over): FlowEvent =>
      Object.assign({}, event, over),
    ),
  })),
);
/** A fact, and whether it comes in its own turn. */
const move = fc.record({ fact, late: fc.integer({ max: 19, min: 0 }).map((n) => n === 0) });
const walk = fc.record({
  start: fc.constantFrom<FlowState>(
    initialState,
    ...Object.values(sampleSteps),
    ...Object.values(sendingSteps),
  ),
  moves: fc.array(move, { minLength: 1, maxLength: 40 }),
});
type Walk = typeof walk extends fc.Arbitrary<infer W> ? W : never;

function follow({ start, moves }: Walk, check: (state: FlowState) => void) {
  let now = start;
  for (const { fact: event, late } of moves) {
    const turn = now.turn - (late ? 1 : 0);
    const before = now;
    now = transition(now, "turn" in event ? { ...event, turn } : event);
    if (late && "turn" in event) expect(now).toBe(before);
    if (before.step === "closed") expect(now).toBe(before);
    expect(now.turn).toBeGreaterThanOrEqual(before.turn);
    check(now);
  }
}

const always = (check: (state: FlowState) => void) => {
  fc.assert(
    fc.property(walk, (one) => {
      follow(one, check);
    }),
    { numRuns },
  );
};

type Way = EventName | { readonly wait: WaitKind };

/** What the screens document offers first at each step: the primary action, or the wait with its bound. */
function wayOn(now: FlowState): Way {
  if ("sending" in now && now.sending !== null) return { wait: "sending" };
  switch (now.step) {
    case "selectingConnector":
      return "CONNECTOR_SELECTED";
    case "notListed":
      return "BACK";
    case "choosingSource":
      return "WAY_CHOSEN";
    case "enteringCredentials":
      return now.purpose === "beforeWebauth" ? "LEFT_FOR_BANK" : "SUBMITTED";
    case "leavingForBank":
      return "LEFT_FOR_BANK";
    case "returningFromBank":
    case "outcomeUnknown":
      return { wait: "checking" };
    case "awaitingDecoupled":
      return { wait: "approval" };
    case "syncing":
      return { wait: "firstData" };
    case "returnedWithoutResult":
    case "tooManyRequests":
    case "loadFailed":
    case "sessionExpired":
      return "TRIED_AGAIN";
    case "resuming":
    case "finishedElsewhere":
      return "CARRIED_ON";
    case "answering":
    case "SCARequired":
      return "SUBMITTED";
    case "decoupledEnded":
    case "actionNeeded":
      return now.attempt.connection === null ? "TRIED_AGAIN" : "SUBMITTED";
    case "passwordExpired":
      return "PASSWORD_CHANGED";
    case "noAccount":
    case "notSupported":
      return "ANOTHER_BANK_WANTED";
    default:
      return "CLOSE_REQUESTED";
  }
}

describe("whatever happens", { timeout: 600_000 }, () => {
  it("[T38][T69] there is a way on: an action that does something, or a wait with a bound", () => {
    always((now) => {
      if (now.step === "closed") return;
      const way = now.leaving ? "STAYED" : wayOn(now);
      if (typeof way === "object") expect(waitBounds[way.wait]).toBeGreaterThan(0);
      else expect(transition(now, sampleEvents[way])).not.toBe(now);
      const leave = transition(now, sampleEvents[now.leaving ? "LEFT" : "CLOSE_REQUESTED"]);
      expect(leave.step === "closed" || leave.leaving).toBe(true);
    });
  });

  it("every form and question asks what there is to ask, and has someone to send it to", () => {
    always((now) => {
      switch (now.step) {
        case "enteringCredentials": {
          const first = now.purpose === "first" || now.purpose === "beforeWebauth";
          expect(now.fields.length > 0 || now.attempt.wayIn.fields.length === 0).toBe(true);
          expect(now.attempt.connection === null).toBe(first);
          return;
        }
        case "answering":
          expect(now.fields).not.toHaveLength(0);
          expect(now.attempt.connection).not.toBeNull();
          return;
        case "SCARequired":
        case "awaitingDecoupled":
        case "syncing":
        case "connected":
          expect(now.attempt.connection).not.toBeNull();
          return;
        default:
          return;
      }
    });
  });

  it("every step is reached, so that none escapes these properties", () => {
    const reached = new Set<string>();
    const seed = 20_261_122;
    fc.assert(
      fc.property(walk, (one) => {
        follow(one, ({ step }) => reached.add(step));
      }),
      { numRuns: 1_000, seed },
    );
    expect(Object.keys(sampleSteps).filter((step) => !reached.has(step))).toEqual([]);
  });

  it("where the Webview collects credentials, nothing is ever asked here", () => {
    const elsewhere = (event: FlowEvent): FlowEvent =>
      "connector" in event
        ? { ...event, connector: { ...event.connector, credentials: "webview" } }
        : event;
    const fromTheStart = walk.map(({ moves }) => ({
      start: initialState,
      moves: moves.map(({ fact: event, late }) => ({ fact: elsewhere(event), late })),
    }));
    fc.assert(
      fc.property(fromTheStart, (one) => {
        follow(one, ({ step }) => {
          expect(["enteringCredentials", "answering", "tooManyTries"]).not.toContain(step);
        });
      }),
      { numRuns },
    );
  });

  it("[T72] refusals stop at their limits", () => {
    always((now) => {
      if ("attempt" in now && now.attempt !== null) {
        expect(now.attempt.refusals).toBeLessThanOrEqual(3);
        if (now.step === "enteringCredentials") expect(now.attempt.refusals).toBeLessThan(3);
      }
      if (now.step === "answering") expect(now.refusals).toBeLessThan(5);
    });
  });

  it("[T88] no value that was typed and no address of a bank is ever held", () => {
    always((now) => {
      const held = JSON.stringify(now);
      expect(held).not.toContain(TYPED);
      expect(held).not.toContain("ADDRESS-5e20");
    });
  });

  it("a snapshot holds no word of the bank, and reads back as it was taken", () => {
    always((now) => {
      const snapshot = takeSnapshot(now);
      const text = JSON.stringify(snapshot);
      expect(text).not.toContain(BANK_WORDS);
      expect(text).not.toContain(TYPED);
      expect(readSnapshot(snapshot === null ? null : text)).toEqual(snapshot);
    });
  });

  it("[T34] nothing counts of what came of leaving for the bank, until a return or the PSU says so", () => {
    always((now) => {
      if (!("attempt" in now) || now.attempt?.unproven === undefined) return;
      // A source that was to be added is left: the connection is as it was before.
      if (now.attempt.adding !== undefined && now.step !== "finishedElsewhere") return;
      expect(endingOf(now).kind).not.toBe("success");
    });
  });

  it("the host hears an ending that names no word of the bank", () => {
    always((now) => {
      const ending = endingOf(now);
      const told = ending.kind === "success" ? ending.connection.id : JSON.stringify(ending);
      expect(String(told)).not.toContain(BANK_WORDS);
    });
  });
});
