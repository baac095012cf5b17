import { describe, expect, it } from "vitest";
import { connectErrorCodes } from "../protocol/index.ts";
import type { ConnectErrorCode } from "../protocol/index.ts";
import { sampleSteps } from "./sample-steps.fixture.ts";
import { attempt, connection, sendingSteps, SYNCED, webauthConnector } from "./samples.fixture.ts";
import type { FlowState, StepState } from "./steps.ts";
import { transition } from "./transitions.ts";

const failed = (
  type: "REQUEST_FAILED" | "READ_FAILED",
  state: FlowState,
  code: ConnectErrorCode,
): FlowState =>
  transition(state, { type, turn: state.turn, code, message: "for developers", retryAfter: 42 });

type Shows = Readonly<Record<string, unknown>>;
const notSetUp = (code: string): Shows => ({
  step: "brokenIntegration",
  code,
  message: "for developers",
});

/** What an operational error means whatever was under way; the others depend on it. */
const common: Partial<Record<ConnectErrorCode, Shows>> = {
  session_expired: { step: "sessionExpired" },
  forbidden: notSetUp("forbidden"),
  invalid_request: notSetUp("invalid_request"),
  not_encrypted: notSetUp("not_encrypted"),
  refused: notSetUp("refused"),
  frame_blocked: notSetUp("frame_blocked"),
  script_blocked: notSetUp("script_blocked"),
  navigation_blocked: notSetUp("navigation_blocked"),
  implementation_error: notSetUp("implementation_error"),
  not_available: notSetUp("not_available"),
};

const known = attempt({ connection: connection({ last_update: SYNCED }), known: true });

/** Codes after which it is not known whether the bank acted. */
const perhapsSent = ["outcome_unknown", "invalid_response"] as const;
/** Codes that the client gives an act only before it has left. */
const notSent = ["network_unreachable", "upstream_unavailable"] as const;
const passing = [...perhapsSent, ...notSent];

describe("an act that failed", () => {
  const acts = ["create", "details", "answer", "sync"] as const;

  it.each(
    acts.flatMap((act) =>
      Object.entries(common).map(([code, shows]) => [act, code, shows] as const),
    ),
  )("%s, %s", (act, code, shows) => {
    expect(failed("REQUEST_FAILED", sendingSteps[act], code as ConnectErrorCode)).toMatchObject(
      shows,
    );
  });

  it.each(acts.flatMap((act) => perhapsSent.map((code) => [act, code] as const)))(
    "%s, %s: is looked for, never sent again by itself",
    (act, code) => {
      expect(failed("REQUEST_FAILED", sendingSteps[act], code)).toMatchObject({
        step: "outcomeUnknown",
        asked: act,
        operation: sendingSteps[act].sending,
      });
    },
  );

  it.each(acts.flatMap((act) => notSent.map((code) => [act, code] as const)))(
    "%s, %s: was not sent, and can be tried again from where it was",
    (act, code) => {
      const before = sendingSteps[act];
      const next = failed("REQUEST_FAILED", before, code);
      expect(next).toMatchObject({ step: "loadFailed", code });
      expect(transition(next, { type: "TRIED_AGAIN" })).toMatchObject({
        step: before.step,
        attempt: before.attempt,
        sending: null,
      });
    },
  );

  it.each(passing)("resume, %s: is watched all the same", (code) => {
    expect(failed("REQUEST_FAILED", sendingSteps.resume, code)).toMatchObject({
      step: "awaitingDecoupled",
      resume: "sent",
    });
  });

  it.each(passing)("on the way to the bank, %s: can be tried again", (code) => {
    expect(failed("REQUEST_FAILED", sendingSteps.webauth, code)).toMatchObject({
      step: "loadFailed",
      code,
      retry: { step: "leavingForBank", going: false },
    });
    const detail: FlowState = { ...sendingSteps.create, purpose: "beforeWebauth" };
    expect(failed("REQUEST_FAILED", detail, code)).toMatchObject({
      step: "loadFailed",
      retry: { step: "enteringCredentials", sending: null },
    });
  });

  it("waits where there were too many requests, and comes back to the form as it was", () => {
    const waiting = failed("REQUEST_FAILED", sendingSteps.answer, "rate_limited");
    expect(waiting).toMatchObject({ step: "tooManyRequests", retryAfter: 42 });
    expect(transition(waiting, { type: "TRIED_AGAIN" })).toMatchObject({
      step: "answering",
      sending: null,
      renewing: false,
      turn: 9,
    });
  });

  it("finds nothing: a bank that is not there, an attempt that is gone, a connection that is gone", () => {
    expect(failed("REQUEST_FAILED", sendingSteps.create, "not_found").step).toBe("notSupported");
    expect(failed("REQUEST_FAILED", sendingSteps.answer, "not_found")).toMatchObject({
      step: "enteringCredentials",
      purpose: "first",
      notice: { kind: "nothingConnected" },
      attempt: { connection: null },
    });
    expect(
      failed("REQUEST_FAILED", { ...sendingSteps.sync, attempt: known }, "not_found"),
    ).toMatchObject({
      step: "brokenIntegration",
      code: "not_found",
    });
  });

  it("is the generic step only where Powens rejected it for a reason that nobody knows", () => {
    expect(failed("REQUEST_FAILED", sendingSteps.create, "upstream_rejected")).toMatchObject({
      step: "unknown",
      code: "upstream_rejected",
    });
  });

  it("has a place for every code", () => {
    for (const code of connectErrorCodes)
      for (const act of [...acts, "resume", "webauth"] as const) {
        const next = failed("REQUEST_FAILED", sendingSteps[act], code);
        expect(next).not.toBe(sendingSteps[act]);
        expect(next.step === "unknown").toBe(code === "upstream_rejected");
      }
  });
});

describe("a read that failed", () => {
  const waits = ["returningFromBank", "awaitingDecoupled", "syncing", "outcomeUnknown"] as const;
  const first = ["opening", "selectingConnector"] as const;

  it.each(
    [...waits, ...first].flatMap((step) =>
      Object.entries(common).map(([code, shows]) => [step, code, shows] as const),
    ),
  )("%s, %s", (step, code, shows) => {
    expect(failed("READ_FAILED", sampleSteps[step], code as ConnectErrorCode)).toMatchObject(shows);
  });

  it.each(
    waits.flatMap((step) =>
      ([...passing, "rate_limited", "upstream_rejected"] as const).map(
        (code) => [step, code] as const,
      ),
    ),
  )("%s, %s: the wait goes on", (step, code) => {
    expect(failed("READ_FAILED", sampleSteps[step], code)).toBe(sampleSteps[step]);
  });

  it.each(
    first.flatMap((step) =>
      [...passing, "upstream_rejected" as const].map((code) => [step, code] as const),
    ),
  )("%s, %s: did not load", (step, code) => {
    const next = failed("READ_FAILED", sampleSteps[step], code);
    expect(next).toMatchObject({ step: "loadFailed", code });
    expect(transition(next, { type: "TRIED_AGAIN" })).toMatchObject({ step });
  });

  it.each(first)("%s: too many requests", (step) => {
    expect(failed("READ_FAILED", sampleSteps[step], "rate_limited")).toMatchObject({
      step: "tooManyRequests",
      retry: { step },
      retryAfter: 42,
    });
  });

  it.each(first)("%s, not_found: the set-up is wrong", (step) => {
    expect(failed("READ_FAILED", sampleSteps[step], "not_found")).toMatchObject(
      notSetUp("not_found"),
    );
  });

  it("not_found while waiting: an attempt was purged, a known connection deleted", () => {
    const wait = sampleSteps.awaitingDecoupled;
    expect(failed("READ_FAILED", wait, "not_found")).toMatchObject({
      step: "enteringCredentials",
      purpose: "first",
      notice: { kind: "nothingConnected" },
    });
    expect(failed("READ_FAILED", { ...wait, attempt: known }, "not_found").step).toBe(
      "brokenIntegration",
    );
    const site = attempt({
      connector: webauthConnector(),
      connection: connection({ state: "webauthRequired" }),
    });
    expect(failed("READ_FAILED", { ...wait, attempt: site }, "not_found")).toMatchObject({
      step: "leavingForBank",
      attempt: { connection: null },
    });
  });

  it("not_found while looking: what is looked for is not there yet", () => {
    expect(failed("READ_FAILED", sampleSteps.returningFromBank, "not_found")).toBe(
      sampleSteps.returningFromBank,
    );
  });

  it("not_found of an operation: it is forgotten, the connection is looked for", () => {
    const asked: FlowState = { ...sampleSteps.outcomeUnknown, operation: "operation-0123456789" };
    const forgotten = failed("READ_FAILED", asked, "not_found");
    expect(forgotten).toMatchObject({ step: "outcomeUnknown", operation: null, turn: asked.turn });
  });

  it("comes back without the frame of the step", () => {
    const next = failed(
      "READ_FAILED",
      { ...sampleSteps.opening, leaving: true },
      "network_unreachable",
    );
    const retry: StepState | null = next.step === "loadFailed" ? next.retry : null;
    expect(retry).toEqual({ step: "opening" });
  });
});
