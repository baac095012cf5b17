import { describe, expect, it } from "vitest";
import type { EventOf } from "./events.ts";
import { openAttempt, reopenConnection, returnFromBank } from "./opening.ts";
import { sampleEvents } from "./sample-steps.fixture.ts";
import {
  connection,
  connector,
  OPERATION,
  otpField,
  SYNCED,
  twoWays,
  webauthConnector,
} from "./samples.fixture.ts";

describe("openAttempt", () => {
  it("asks which way where there are two, unless a known one is named", () => {
    expect(openAttempt(twoWays(), null).step).toBe("choosingSource");
    expect(openAttempt(twoWays(), "directaccess")).toMatchObject({
      step: "enteringCredentials",
      attempt: { wayIn: { source: "directaccess" } },
    });
    expect(openAttempt(twoWays(), "nosuchsource").step).toBe("choosingSource");
  });

  it.each([
    ["an unknown mechanism", connector({ auth_mechanism: "telepathy" })],
    ["no mechanism", connector({ auth_mechanism: null })],
    ["a restricted connector", connector({ restricted: true })],
    [
      "disabled sources only",
      connector({
        sources: [{ id: 1, name: "openapi", auth_mechanism: "webauth", disabled: SYNCED }],
      }),
    ],
  ])("does not begin with %s", (_, bank) => {
    expect(openAttempt(bank, null).step).toBe("notSupported");
  });

  it("is just a button where the bank has no form, or none for people", () => {
    for (const fields of [[], [{ name: "u", type: "redirect_uri" }]])
      expect(openAttempt(connector({ fields }), null)).toMatchObject({
        step: "enteringCredentials",
        purpose: "first",
        fields: [],
      });
  });

  it("offers hidden and beta banks that the host names", () => {
    expect(openAttempt(connector({ hidden: true, beta: true }), null).step).toBe(
      "enteringCredentials",
    );
  });
});

const reopen = (over: Partial<EventOf<"CONNECTION_OPENED">>) =>
  reopenConnection({ ...sampleEvents.CONNECTION_OPENED, ...over });

describe("reopenConnection", () => {
  const healthy = connection({ last_update: SYNCED });

  it("has nothing to do for a healthy connection that the host names", () => {
    expect(reopen({ connection: healthy })).toMatchObject({ step: "connected", already: true });
  });

  it("tells what a reload interrupted from what was there before", () => {
    expect(reopen({ connection: healthy, left: "answering" })).toMatchObject({ already: false });
    expect(reopen({ connection: healthy, known: false, left: "syncing" })).toMatchObject({
      already: false,
    });
  });

  it("asks for new details when the host wants them reset", () => {
    expect(reopen({ connection: healthy, resetCredentials: true })).toMatchObject({
      step: "enteringCredentials",
      purpose: "repair",
      notice: null,
    });
    const site = { connector: webauthConnector(), connection: healthy, resetCredentials: true };
    expect(reopen(site)).toMatchObject({ step: "leavingForBank" });
    const wrong = { connection: connection({ state: "wrongpass" }), resetCredentials: true };
    expect(reopen(wrong)).toMatchObject({ purpose: "repair", attempt: { refusals: 0 } });
  });

  it("does not reset in the middle of a dialogue, nor after a reload", () => {
    const asks = connection({ state: "additionalInformationNeeded", fields: [otpField] });
    expect(reopen({ connection: asks, resetCredentials: true }).step).toBe("answering");
    expect(
      reopen({ connection: connection({ state: "decoupled" }), resetCredentials: true }).step,
    ).toBe("awaitingDecoupled");
    expect(reopen({ connection: connection(), resetCredentials: true, left: "syncing" }).step).toBe(
      "syncing",
    );
  });

  it("looks for an act whose answer the reload lost", () => {
    const lost = { operation: OPERATION, act: "answer" } as const;
    expect(reopen({ lost, resetCredentials: true })).toMatchObject({
      step: "outcomeUnknown",
      operation: OPERATION,
      asked: "answer",
    });
  });

  it("goes on with an approval", () => {
    const left = "awaitingDecoupled";
    expect(reopen({ left, connection: connection({ state: "validating" }) })).toMatchObject({
      step: "awaitingDecoupled",
      resume: "sent",
      moved: true,
    });
    expect(reopen({ left, connection: connection({ state: "decoupled" }) })).toMatchObject({
      step: "awaitingDecoupled",
      resume: "due",
    });
    expect(reopen({ left, connection: connection({ state: "SCARequired" }) })).toMatchObject({
      step: "decoupledEnded",
    });
  });

  it("begins with the source that the connection has", () => {
    const own = [{ id: 3, name: "directaccess", state: null, disabled: null }];
    const over = { connector: twoWays(), resetCredentials: true };
    expect(reopen({ ...over, connection: connection({ sources: own }) })).toMatchObject({
      step: "enteringCredentials",
      attempt: { wayIn: { source: "directaccess" } },
    });
    expect(reopen({ ...over, connection: connection() })).toMatchObject({ step: "leavingForBank" });
  });
});

const back = (over: Partial<EventOf<"BANK_RETURNED">>) =>
  returnFromBank({ ...sampleEvents.BANK_RETURNED, ...over });
const waits = { step: "returningFromBank", why: "returned" };

describe("returnFromBank", () => {
  it.each([
    ["webauthRequired", { state: "webauthRequired" }, waits],
    ["SCARequired", { state: "SCARequired" }, waits],
    ["wrongpass, for the bank's own site", { state: "wrongpass" }, waits],
    ["validating", { state: "validating" }, { step: "returningFromBank", why: "validating" }],
    ["null without data", { state: null }, { step: "syncing" }],
    ["null with data", { last_update: SYNCED }, { step: "connected", already: false }],
    ["decoupled", { state: "decoupled" }, { step: "awaitingDecoupled" }],
    [
      "additionalInformationNeeded",
      { state: "additionalInformationNeeded", fields: [otpField] },
      { step: "answering" },
    ],
    ["passwordExpired", { state: "passwordExpired" }, { step: "passwordExpired" }],
    ["actionNeeded", { state: "actionNeeded" }, { step: "actionNeeded" }],
    ["rateLimiting", { state: "rateLimiting" }, { step: "rateLimiting" }],
    ["websiteUnavailable", { state: "websiteUnavailable" }, { step: "websiteUnavailable" }],
    ["bug", { state: "bug" }, { step: "bug" }],
    ["notSupported", { state: "notSupported" }, { step: "notSupported" }],
    ["a state of the future", { state: "soon" }, { step: "unknown", code: "soon" }],
  ] as const)("%s", (_, wire, shows) => {
    expect(back({ connection: connection(wire) })).toMatchObject(shows);
    const failed = back({ connection: connection(wire), hints: { failed: true } });
    expect(failed).toMatchObject(shows === waits ? { step: "returnedWithoutResult" } : shows);
  });

  it("looks for the attempt when no connection is named, unless the bank said that it failed", () => {
    for (const hints of [{ failed: false }, null])
      expect(back({ hints })).toMatchObject({
        ...waits,
        attempt: { connection: null, since: 1_000 },
      });
    expect(back({ hints: { failed: true } }).step).toBe("returnedWithoutResult");
  });

  it("keeps a known connection known", () => {
    expect(back({ known: true, connection: connection({ state: "SCARequired" }) })).toMatchObject({
      attempt: { known: true },
    });
  });
});

const unproven = { state: "webauthRequired" };
const elsewhere = { step: "finishedElsewhere", attempt: { connection: { id: 8812 } } };

describe("[T34] a return that nobody presented", () => {
  const unheard = (wire: Parameters<typeof connection>[0]) =>
    back({ hints: null, unproven, connection: connection(wire) });

  it.each([
    ["connected", { last_update: SYNCED }],
    ["connected, without data", { state: null }],
    ["asking", { state: "additionalInformationNeeded", fields: [otpField] }],
    ["decoupled", { state: "decoupled" }],
    ["limited", { state: "rateLimiting", last_update: SYNCED }],
    ["a state of the future", { state: "soon" }],
  ])("asks who it was once the connection is %s", (_, wire) => {
    expect(unheard(wire)).toMatchObject(elsewhere);
    expect(
      reopen({ left: "leavingForBank", unproven, connection: connection(wire) }),
    ).toMatchObject(elsewhere);
  });

  it.each([
    ["webauthRequired", waits],
    ["SCARequired", waits],
    ["validating", { step: "returningFromBank", why: "validating" }],
  ])("waits as ever while the connection is %s, and remembers", (state, shows) => {
    const attempt = { unproven };
    expect(unheard({ state })).toMatchObject({ ...shows, attempt });
    expect(back({ hints: null, unproven, connection: null })).toMatchObject({ ...waits, attempt });
  });

  it("asks nothing where the state is the one that was left", () => {
    const event = { unproven: { state: "passwordExpired" } };
    const connected = connection({ state: "passwordExpired" });
    for (const step of [
      back({ ...event, hints: null, connection: connected }),
      reopen({ ...event, left: "leavingForBank", connection: connected }),
    ]) {
      expect(step.step).toBe("passwordExpired");
      expect("attempt" in step && step.attempt?.unproven).toBeUndefined();
    }
  });
});
