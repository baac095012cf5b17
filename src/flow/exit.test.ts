import { describe, expect, it } from "vitest";
import { endingOf } from "./exit.ts";
import { sampleSteps } from "./sample-steps.fixture.ts";
import { attempt, connection, foundItem } from "./samples.fixture.ts";
import type { StepName, StepState } from "./steps.ts";

const cancelled = { kind: "cancelled" };
const pending = { kind: "success", status: "pending", already: false, connection: { id: 8812 } };
const failed = (code: string, action: string, actor: string, retryable = true) => ({
  kind: "failed",
  code,
  recovery: { action, actor, retryable },
});

/** What the host hears when the PSU leaves at a step. */
const endings: Readonly<Record<StepName, object>> = {
  opening: cancelled,
  selectingConnector: cancelled,
  notListed: cancelled,
  choosingSource: cancelled,
  enteringCredentials: cancelled,
  tooManyTries: failed("wrongpass", "go_to_bank", "psu"),
  leavingForBank: cancelled,
  returningFromBank: cancelled,
  returnedWithoutResult: cancelled,
  finishedElsewhere: cancelled,
  wrongBrowser: failed("forbidden", "start_again", "psu"),
  resuming: cancelled,
  answering: cancelled,
  awaitingDecoupled: cancelled,
  decoupledEnded: failed("SCARequired", "try_again", "psu"),
  SCARequired: cancelled,
  syncing: pending,
  choosingAccounts: { kind: "success", status: "connected", already: false, shared: [] },
  nothingShared: { kind: "success", status: "connected", already: false, shared: [] },
  noAccount: failed("noAccount", "none", "nobody", false),
  connected: { kind: "success", status: "connected", already: false, shared: null },
  actionNeeded: failed("actionNeeded", "go_to_bank", "psu"),
  passwordExpired: failed("passwordExpired", "go_to_bank", "psu"),
  rateLimiting: pending,
  websiteUnavailable: failed("websiteUnavailable", "wait", "bank"),
  bug: failed("bug", "wait", "powens"),
  notSupported: failed("notSupported", "none", "nobody", false),
  unknown: failed("aStateAddedNextYear", "contact_support", "powens"),
  outcomeUnknown: failed("outcome_unknown", "start_again", "psu"),
  tooManyRequests: {
    kind: "failed",
    code: "rate_limited",
    recovery: { action: "wait", actor: "nobody", retryable: true, retryAfter: 30 },
  },
  loadFailed: failed("network_unreachable", "try_again", "psu"),
  sessionExpired: failed("session_expired", "start_again", "psu"),
  brokenIntegration: failed("forbidden", "fix_integration", "client_application", false),
  closed: cancelled,
};

describe("endingOf", () => {
  it.each(Object.entries(endings))("%s", (step, ending) => {
    expect(endingOf(sampleSteps[step as StepName])).toMatchObject(ending);
  });

  it("is that of the step that was closed", () => {
    expect(endingOf({ step: "closed", from: sampleSteps.connected })).toMatchObject({
      kind: "success",
    });
  });

  const first = attempt();
  const healthy = sampleSteps.connected.attempt;
  const failing = connection({ state: "websiteUnavailable" });
  const kept = attempt({ connection: connection({ state: "validating" }) });

  it.each<readonly [string, StepState, object]>([
    ["validating", { step: "returningFromBank", attempt: kept, why: "validating" }, pending],
    [
      "validating, after a return that was not presented",
      {
        step: "returningFromBank",
        attempt: { ...kept, unproven: { state: "webauthRequired" } },
        why: "validating",
      },
      cancelled,
    ],
    [
      "a source that somebody may have added",
      {
        step: "finishedElsewhere",
        attempt: {
          ...healthy,
          adding: { source: "directaccess", after: healthy.wayIn },
          unproven: { state: null },
        },
      },
      cancelled,
    ],
    [
      "leavingForBank, from a frame that opens nothing",
      { step: "leavingForBank", attempt: first, going: false, blocked: "no tab may be opened" },
      failed("navigation_blocked", "fix_integration", "client_application"),
    ],
    [
      "rateLimiting, first",
      { step: "rateLimiting", attempt: first },
      failed("rateLimiting", "wait", "bank"),
    ],
    [
      "websiteUnavailable, known",
      { step: "websiteUnavailable", attempt: kept, sending: null },
      pending,
    ],
    [
      "connected, with what is shared",
      { ...sampleSteps.connected, shared: [foundItem(1, { isShared: true }), foundItem(2)] },
      { kind: "success", status: "connected", shared: [{ id: 1 }] },
    ],
    [
      "connected, where one way in fails",
      { ...sampleSteps.connected, attempt: attempt({ connection: failing }) },
      { kind: "success", status: "pending" },
    ],
    [
      "choosingAccounts, some shared before",
      { ...sampleSteps.choosingAccounts, found: [foundItem(1, { isShared: true }), foundItem(2)] },
      { kind: "success", shared: [{ id: 1 }] },
    ],
    [
      "choosingAccounts, not read",
      { ...sampleSteps.choosingAccounts, found: null },
      { kind: "success", shared: null },
    ],
    [
      "noAccount, of a bank that is connected",
      { step: "noAccount", attempt: healthy, already: true },
      { kind: "success", status: "connected", already: true, shared: [] },
    ],
    [
      "noAccount, of a connection that waits for something",
      { step: "noAccount", attempt: kept },
      failed("noAccount", "none", "nobody", false),
    ],
    [
      "a form that tells of a refusal",
      {
        ...sampleSteps.enteringCredentials,
        notice: { kind: "wrongpass", bankMessage: null, field: null },
      },
      failed("wrongpass", "try_again", "psu"),
    ],
    [
      "a question whose answer was refused",
      { ...sampleSteps.answering, notice: "refused" },
      failed("wrongpass", "try_again", "psu"),
    ],
    [
      "a question whose answer did not get through",
      { ...sampleSteps.answering, notice: "notTaken" },
      failed("outcome_unknown", "try_again", "psu"),
    ],
    [
      "a connection that stays locked",
      { ...sampleSteps.unknown, code: "connectionLocked" },
      failed("connectionLocked", "wait", "powens"),
    ],
    [
      "a session that ends while accounts are chosen",
      { step: "sessionExpired", from: sampleSteps.choosingAccounts },
      { kind: "success", status: "connected" },
    ],
    [
      "loadFailed, of the accounts",
      { step: "loadFailed", retry: sampleSteps.choosingAccounts, code: "network_unreachable" },
      { kind: "success", status: "connected" },
    ],
    [
      "tooManyRequests, of the accounts",
      { step: "tooManyRequests", retry: sampleSteps.choosingAccounts, retryAfter: 10 },
      { kind: "success", status: "connected" },
    ],
    [
      "an offer of another source",
      { ...sampleSteps.choosingSource, more: { attempt: healthy, already: true } },
      { kind: "success", status: "connected", already: true, shared: null },
    ],
    [
      "the form of another source",
      {
        ...sampleSteps.enteringCredentials,
        attempt: { ...healthy, adding: { source: "directaccess", after: healthy.wayIn } },
      },
      { kind: "success", status: "connected", already: false },
    ],
  ])("%s", (_, state, ending) => {
    expect(endingOf(state)).toMatchObject(ending);
  });
});
