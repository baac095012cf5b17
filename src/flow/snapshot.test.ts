import { describe, expect, it } from "vitest";
import { sampleSteps } from "./sample-steps.fixture.ts";
import { attempt, connection, CONNECTOR_UUID, OPERATION, sendingSteps } from "./samples.fixture.ts";
import { readSnapshot, takeSnapshot } from "./snapshot.ts";
import type { StepName } from "./steps.ts";

describe("takeSnapshot", () => {
  const steps = Object.keys(sampleSteps) as StepName[];
  const fresh: readonly StepName[] = [
    "opening",
    "selectingConnector",
    "notListed",
    "tooManyTries",
    "wrongBrowser",
    "noAccount",
    "connected",
    "tooManyRequests",
    "loadFailed",
    "sessionExpired",
    "brokenIntegration",
    "closed",
  ];

  it.each(steps)("[T82] %s: a reload starts afresh, or goes on with the bank", (step) => {
    const snapshot = takeSnapshot(sampleSteps[step]);
    if (fresh.includes(step)) expect(snapshot).toBeNull();
    else expect(snapshot).toMatchObject({ step, connectorUuid: CONNECTOR_UUID });
  });

  it.each([
    ["create", { connectionId: null, lost: { operation: OPERATION, act: "create" }, since: 1_000 }],
    ["details", { connectionId: 8812, lost: { operation: OPERATION, act: "details" } }],
    ["answer", { connectionId: 8812, lost: { operation: OPERATION, act: "answer" } }],
    ["sync", { connectionId: 8812, lost: { operation: OPERATION, act: "sync" } }],
    ["resume", { connectionId: 8812, lost: null }],
    ["webauth", { connectionId: null, lost: null, since: 1_000 }],
  ] as const)("remembers the operation of %s", (act, shows) => {
    expect(takeSnapshot(sendingSteps[act])).toMatchObject(shows);
  });

  it("[T34] remembers that no return was presented, wherever that matters", () => {
    const unheard = attempt({ connection: connection(), unproven: { state: "webauthRequired" } });
    for (const state of [
      { step: "returningFromBank", attempt: unheard, why: "returned" },
      { step: "returnedWithoutResult", attempt: unheard },
      { step: "leavingForBank", attempt: unheard, going: false },
      { step: "finishedElsewhere", attempt: unheard },
    ] as const) {
      const snapshot = readSnapshot(JSON.stringify(takeSnapshot(state)));
      expect(snapshot).toMatchObject({
        step: state.step,
        unproven: { state: "webauthRequired" },
      });
    }
    expect(takeSnapshot(sendingSteps.webauth)).toMatchObject({ unproven: { state: null } });
  });

  it("remembers a wish for a new code as what it is", () => {
    expect(takeSnapshot({ ...sendingSteps.answer, renewing: true })).toMatchObject({
      lost: { act: "sync" },
    });
  });

  it("remembers the step that waits behind a failure", () => {
    const retry = {
      step: "leavingForBank",
      attempt: attempt({ connection: connection({ state: "webauthRequired" }) }),
      going: false,
    } as const;
    expect(takeSnapshot({ step: "tooManyRequests", retry, retryAfter: 5 })).toMatchObject({
      step: "leavingForBank",
      connectionId: 8812,
    });
    expect(takeSnapshot({ step: "loadFailed", retry, code: "x" })).toMatchObject({
      connectionId: 8812,
    });
  });
});

describe("readSnapshot", () => {
  const whole = takeSnapshot(sendingSteps.create);

  it("reads what was taken", () => {
    expect(readSnapshot(JSON.stringify(whole))).toEqual(whole);
  });

  it.each([
    ["nothing", null],
    ["no JSON", "{"],
    ["another shape", "[]"],
    ["another version", JSON.stringify({ ...whole, version: 2 })],
    ["no uuid", JSON.stringify({ ...whole, connectorUuid: "../../etc" })],
    ["an id that is none", JSON.stringify({ ...whole, connectionId: -1 })],
    [
      "an act that is none",
      JSON.stringify({ ...whole, lost: { operation: OPERATION, act: "delete" } }),
    ],
    [
      "a handle that is none",
      JSON.stringify({ ...whole, lost: { operation: "x y", act: "create" } }),
    ],
  ])("takes %s for no snapshot", (_, text) => {
    expect(readSnapshot(text)).toBeNull();
  });
});
