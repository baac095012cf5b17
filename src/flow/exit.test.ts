import { describe, expect, it } from "vitest";
import { endingOf } from "./exit.ts";
import { sampleSteps } from "./sample-steps.fixture.ts";
import { attempt, connection } from "./samples.fixture.ts";
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
  wrongBrowser: failed("forbidden", "start_again", "psu"),
  resuming: cancelled,
  answering: cancelled,
  awaitingDecoupled: cancelled,
  decoupledEnded: cancelled,
  SCARequired: cancelled,
  syncing: pending,
  noAccount: failed("noAccount", "none", "nobody", false),
  connected: { kind: "success", status: "connected", already: false },
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
  const kept = attempt({ connection: connection({ state: "validating" }) });

  it.each<readonly [string, StepState, object]>([
    ["validating", { step: "returningFromBank", attempt: kept, why: "validating" }, pending],
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
  ])("%s", (_, state, ending) => {
    expect(endingOf(state)).toMatchObject(ending);
  });
});
