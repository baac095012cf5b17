import { describe, expect, it } from "vitest";
import type { FlowEvent } from "./events.ts";
import { endingOf, failureAt } from "./exit.ts";
import { firstEndings } from "./first-ending.ts";
import { firstTransition } from "./first-transition.ts";
import { initialState } from "./steps.ts";
import type { FlowState } from "./steps.ts";
import { transition } from "./transitions.ts";

const picker: FlowState = { step: "selectingConnector", turn: 1, leaving: false };
const lost: FlowState = {
  step: "loadFailed",
  retry: { step: "opening" },
  code: "network_unreachable",
  turn: 1,
  leaving: false,
};
const readFailed = (turn: number, code: "network_unreachable" | "session_expired"): FlowEvent => ({
  type: "READ_FAILED",
  turn,
  code,
  message: "",
  retryAfter: null,
});
const brokenSetUp: FlowEvent = { type: "BROKEN", code: "implementation_error", message: "fix it" };

describe("what the first screen knows by itself", () => {
  it.each<[string, FlowState, FlowEvent]>([
    ["the start", initialState, { type: "STARTED", turn: 0 }],
    ["a late start", picker, { type: "STARTED", turn: 0 }],
    ["closing while it opens", initialState, { type: "CLOSE_REQUESTED" }],
    ["closing the list", picker, { type: "CLOSE_REQUESTED" }],
    ["a lost network while it opens", initialState, readFailed(0, "network_unreachable")],
    ["a lost network at the list", picker, readFailed(1, "network_unreachable")],
    ["trying again", lost, { type: "TRIED_AGAIN" }],
    ["closing after a lost network", lost, { type: "CLOSE_REQUESTED" }],
    ["a broken set-up", initialState, brokenSetUp],
  ])("agrees with the whole table on %s", (_, state, event) => {
    expect(firstTransition(state, event)).toEqual(transition(state, event));
  });

  it.each<[string, FlowState, FlowEvent]>([
    ["an expired session", initialState, readFailed(0, "session_expired")],
    ["a bank that is not listed", picker, { type: "BANK_NOT_LISTED" }],
  ])("leaves %s to the whole table", (_, state, event) => {
    expect(firstTransition(state, event)).toBeNull();
  });

  it.each([
    initialState,
    picker,
    lost,
    { step: "closed", from: lost },
    transition(initialState, brokenSetUp),
  ] as const)("ends as the whole table says: $step", (state) => {
    expect(firstEndings.endingOf(state)).toEqual(endingOf(state));
    expect(firstEndings.failureAt(state)).toEqual(failureAt(state));
  });

  it("has nothing more to say once it is closed", () => {
    const closed = transition(picker, { type: "CLOSE_REQUESTED" });
    expect(firstTransition(closed, brokenSetUp)).toBe(closed);
  });
});
