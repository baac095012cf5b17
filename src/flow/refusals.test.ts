import { describe, expect, it } from "vitest";
import type { RefusedOutcome, SettledOutcome } from "../protocol/index.ts";
import {
  attempt,
  connection,
  connector,
  OPERATION,
  otpField,
  refused,
  sendingSteps,
  SYNCED,
  webauthConnector,
  webauthWithDetail,
} from "./samples.fixture.ts";
import type { FlowState } from "./steps.ts";
import { transition } from "./transitions.ts";

const hear = (state: FlowState, outcome: SettledOutcome): FlowState =>
  transition(state, { type: "OUTCOME_RECEIVED", turn: state.turn, outcome });

const failure = { message: "", retryAfter: null };

const acts = ["create", "details", "answer", "sync", "resume"] as const;
type Shows = Readonly<Record<string, unknown>>;
type Row = { readonly everywhere?: Shows } & Partial<Record<(typeof acts)[number], Shows>>;

const said = { bankMessage: "Mot de la banque" };
const form = (purpose: string, kind: string) => ({
  step: "enteringCredentials",
  purpose,
  notice: { kind, bankMessage: kind === "wrongpass" ? "Mot de la banque" : null, field: null },
  sending: null,
});
const sameQuestion = {
  step: "answering",
  fields: [{ name: "sms" }],
  round: 2,
  notice: "refused",
  sending: null,
};
const bug = { step: "bug" };
const notSetUp = (code: string) => ({ step: "brokenIntegration", code });
/** An answer that did not get through is asked for again. */
const fault = (shows: Shows): Row => ({
  everywhere: shows,
  answer: { ...sameQuestion, notice: "notTaken", refusals: 1 },
});
const misfit: Row = {
  create: form("first", "config"),
  details: form("repair", "config"),
  answer: { ...sameQuestion, bankMessage: null, refusals: 0 },
  sync: bug,
  resume: bug,
};
const waiting: Row = {
  create: { step: "returningFromBank", why: "pending" },
  details: { step: "returningFromBank", why: "pending" },
  answer: { step: "returningFromBank", why: "pending" },
  sync: { step: "returningFromBank", why: "pending" },
  resume: { step: "returningFromBank", why: "pending" },
};

const wrongpass: Row = {
  create: { ...form("first", "wrongpass"), attempt: { refusals: 1, connection: null } },
  details: { ...form("repair", "wrongpass"), attempt: { refusals: 1, connection: { id: 8812 } } },
  answer: { ...sameQuestion, bankMessage: "Mot de la banque", refusals: 1 },
  sync: form("repair", "wrongpass"),
  resume: form("repair", "wrongpass"),
};

/** Code, then the step that it calls for in the answer to each act. Nothing was re-read. */
const table: Readonly<Record<string, Row>> = {
  wrongpass,
  wrongPass: wrongpass,
  passwordExpired: { everywhere: { step: "passwordExpired", bankMessage: "Mot de la banque" } },
  actionNeeded: {
    everywhere: { step: "actionNeeded", bankMessage: "Mot de la banque", stillDue: false },
  },
  bankMessage: { everywhere: { step: "actionNeeded", bankMessage: "Mot de la banque" } },
  SCARequired: {
    create: { step: "returningFromBank", why: "pending" },
    details: { step: "SCARequired", sending: null },
    answer: { step: "SCARequired", sending: null },
    sync: { step: "SCARequired", sending: null },
    resume: { step: "decoupledEnded", how: "ended", ...said, sending: null },
  },
  webauthRequired: { everywhere: { step: "leavingForBank", going: false } },
  additionalInformationNeeded: waiting,
  decoupled: waiting,
  validating: waiting,
  connectionLocked: {
    create: { step: "returningFromBank", why: "pending" },
    details: { step: "returningFromBank", why: "locked" },
    answer: { step: "returningFromBank", why: "locked" },
    sync: { step: "returningFromBank", why: "locked" },
    resume: { step: "awaitingDecoupled", resume: "sent" },
  },
  websiteUnavailable: { everywhere: { step: "websiteUnavailable", sending: null } },
  rateLimiting: { everywhere: { step: "rateLimiting" } },
  tooManySync: { everywhere: { step: "rateLimiting" } },
  bug: fault(bug),
  internalServerError: fault(bug),
  keymanager: fault(bug),
  dataError: fault(bug),
  badRequest: { everywhere: bug },
  notSupported: { everywhere: { step: "notSupported" } },
  noAccount: { everywhere: { step: "noAccount" } },
  config: misfit,
  invalidValue: misfit,
  missingParameter: misfit,
  forbidden: { everywhere: notSetUp("forbidden") },
  methodNotAllowed: { everywhere: notSetUp("methodNotAllowed") },
  unauthorized: { everywhere: { step: "sessionExpired" } },
  notFound: {
    create: { step: "notSupported" },
    details: form("first", "nothingConnected"),
    answer: form("first", "nothingConnected"),
    sync: form("first", "nothingConnected"),
    resume: form("first", "nothingConnected"),
  },
  aCodeAddedNextYear: fault({ step: "unknown", code: "aCodeAddedNextYear" }),
};

const cases = Object.entries(table).flatMap(([code, row]) =>
  acts.map((act) => [code, act, row[act] ?? row.everywhere] as const),
);

describe("a refusal", () => {
  it.each(cases)("%s, in the answer to %s", (code, act, shows) => {
    const next = hear(sendingSteps[act], refused(code, said));
    expect(shows).toBeDefined();
    expect(next).toMatchObject(shows ?? {});
  });

  it("is generic only where nobody knows the code", () => {
    const generic = cases.filter(([, , shows]) => shows?.["step"] === "unknown");
    expect(new Set(generic.map(([code]) => code))).toEqual(new Set(["aCodeAddedNextYear"]));
  });

  it("keeps the words of the bank out of a form that a technical refusal returns to", () => {
    expect(hear(sendingSteps.create, refused("config", said))).toMatchObject({
      notice: { bankMessage: null },
    });
  });
});

describe("a refused approval", () => {
  it.each(["cancelled", "expired"] as const)("was %s", (approval) => {
    expect(hear(sendingSteps.resume, refused("SCARequired", { approval }))).toMatchObject({
      step: "decoupledEnded",
      how: approval,
    });
  });

  it("is told by its words even when an answer or a creation hears it", () => {
    for (const act of ["create", "answer"] as const)
      expect(
        hear(sendingSteps[act], refused("SCARequired", { approval: "expired" })),
      ).toMatchObject({
        step: "decoupledEnded",
        how: "expired",
      });
  });

  it.each(["bug", "badRequest", "connectionLocked"])(
    "is none when another window was quicker (%s, and the connection has moved on)",
    (code) => {
      const done = connection({ state: null, last_update: SYNCED });
      expect(hear(sendingSteps.resume, refused(code, { connection: done })).step).toBe("connected");
      const running = connection({ state: "validating" });
      expect(hear(sendingSteps.resume, refused(code, { connection: running }))).toMatchObject({
        step: "awaitingDecoupled",
        resume: "sent",
        moved: true,
      });
    },
  );

  it("is a bug when the connection still waits", () => {
    const still = connection({ state: "decoupled" });
    expect(hear(sendingSteps.resume, refused("bug", { connection: still })).step).toBe("bug");
  });
});

describe("SCARequired where the failing source is webauth", () => {
  it("leads to the bank", () => {
    const state: FlowState = {
      ...sendingSteps.sync,
      attempt: attempt({
        connector: webauthConnector(),
        connection: connection({ state: "SCARequired" }),
      }),
    };
    expect(hear(state, refused("SCARequired")).step).toBe("leavingForBank");
  });
});

describe("details that are refused", () => {
  it("stop at the third refusal, on creation too, where no connection counts them", () => {
    let state: FlowState = sendingSteps.create;
    const steps = [1, 2, 3].map(() => {
      state = hear(
        { ...state, ...("sending" in state ? { sending: "again" } : {}) },
        refused("wrongpass"),
      );
      return state.step;
    });
    expect(steps).toEqual(["enteringCredentials", "enteringCredentials", "tooManyTries"]);
  });

  it("are asked again by a bank's own site, not by a form", () => {
    const detail = attempt({ connector: webauthWithDetail() });
    const asking: FlowState = {
      ...sendingSteps.create,
      attempt: detail,
      fields: detail.wayIn.fields,
      purpose: "beforeWebauth",
    };
    expect(hear(asking, refused("wrongpass"))).toMatchObject({
      step: "enteringCredentials",
      purpose: "beforeWebauth",
      notice: { kind: "wrongpass" },
    });
    expect(hear(sendingSteps.webauth, refused("wrongpass")).step).toBe("leavingForBank");
  });

  it("quote a field only where it is on the form", () => {
    const heard = (field: string) => hear(sendingSteps.create, refused("config", { field }));
    expect(heard("login")).toMatchObject({ notice: { kind: "config", field: "login" } });
    expect(heard("elsewhere")).toMatchObject({ notice: { kind: "config", field: null } });
  });

  it("repair the connection that turned out to exist", () => {
    const there = refused("config", { connection: connection({ state: null }) });
    expect(hear(sendingSteps.create, there)).toMatchObject({
      step: "enteringCredentials",
      purpose: "repair",
      notice: { kind: "config" },
    });
  });

  it("stay on the form of a new password when its value does not fit", () => {
    const form: FlowState = { ...sendingSteps.details, purpose: "newPassword" };
    const again = refused("config", { connection: connection({ state: "passwordExpired" }) });
    expect(hear(form, again)).toMatchObject({
      step: "enteringCredentials",
      purpose: "newPassword",
    });
  });

  it("do not count when a value merely does not fit", () => {
    expect(hear(sendingSteps.details, refused("config"))).toMatchObject({
      attempt: { refusals: 0 },
    });
  });

  it("never say which detail was wrong", () => {
    expect(hear(sendingSteps.create, refused("wrongpass", { field: "password" }))).toMatchObject({
      notice: { kind: "wrongpass", field: null },
    });
  });
});

describe("an answer that is refused", () => {
  const again = (wire: object) =>
    hear(
      sendingSteps.answer,
      refused("wrongpass", { ...said, connection: connection({ ...wire }) }),
    );

  it("is asked for again when the connection still asks, or could not be read", () => {
    expect(again({ state: "additionalInformationNeeded", fields: [otpField] })).toMatchObject({
      ...sameQuestion,
      bankMessage: "Mot de la banque",
    });
    expect(hear(sendingSteps.answer, refused("wrongpass"))).toMatchObject(sameQuestion);
  });

  it("takes the fields of today when the connection asks something else", () => {
    const other = { ...otpField, name: "pin_code" };
    expect(again({ state: "additionalInformationNeeded", fields: [other] })).toMatchObject({
      step: "answering",
      fields: [{ name: "pin_code" }],
      round: 2,
      refusals: 1,
    });
  });

  it("keeps the question on screen when the connection asks without saying what", () => {
    expect(again({ state: "additionalInformationNeeded" })).toMatchObject(sameQuestion);
  });

  it("does not lead back to the sign-in form unless the connection itself says wrongpass", () => {
    expect(again({ state: "wrongpass" })).toMatchObject({
      step: "enteringCredentials",
      purpose: "repair",
      notice: { kind: "wrongpass", bankMessage: "Mot de la banque" },
      attempt: { refusals: 1 },
    });
    expect(again({ state: null, last_update: SYNCED }).step).toBe("SCARequired");
    expect(again({ state: null }).step).toBe("SCARequired");
    expect(again({ state: "SCARequired" }).step).toBe("SCARequired");
  });

  it("goes where the connection has gone meanwhile", () => {
    expect(again({ state: "decoupled" })).toMatchObject({ step: "awaitingDecoupled", round: 1 });
    expect(again({ state: "websiteUnavailable" }).step).toBe("websiteUnavailable");
  });

  it("stops at the fifth", () => {
    let state: FlowState = sendingSteps.answer;
    const steps = [1, 2, 3, 4, 5].map(() => {
      state = hear(
        { ...state, ...("sending" in state ? { sending: "again" } : {}) },
        refused("wrongpass"),
      );
      return state.step;
    });
    expect(steps).toEqual([...Array<string>(4).fill("answering"), "tooManyTries"]);
  });

  it("gives no new tries with a new code", () => {
    const asked: FlowState = { ...sendingSteps.answer, refusals: 3, renewing: true };
    const renewed = transition(asked, {
      type: "OUTCOME_RECEIVED",
      turn: 7,
      outcome: {
        kind: "connection",
        connection: connection({ state: "additionalInformationNeeded", fields: [otpField] }),
      },
    });
    expect(renewed).toMatchObject({ step: "answering", notice: "newCode", round: 2, refusals: 3 });
  });

  it("counts on where the answer was lost for a while", () => {
    const lost = transition(
      { ...sendingSteps.answer, refusals: 3 },
      { type: "REQUEST_FAILED", turn: 7, code: "outcome_unknown", message: "", retryAfter: null },
    );
    expect(hear(lost, refused("wrongpass"))).toMatchObject({ step: "answering", refusals: 4 });
    expect(hear(lost, refused("config"))).toMatchObject({ step: "answering", refusals: 3 });
    const found = transition(lost, {
      type: "ATTEMPT_SOUGHT",
      turn: lost.turn,
      found: connection({ state: "additionalInformationNeeded", fields: [otpField] }),
    });
    expect(found).toMatchObject({ step: "answering", refusals: 3, round: 2 });
  });
});

describe("an attempt that is pending already", () => {
  it("is taken up where the hint names it and it could be read", () => {
    for (const state of ["additionalInformationNeeded", "decoupled", "validating"]) {
      const pending = connection({ id: 2400, state, fields: [otpField] });
      const outcome = refused("badRequest", { id_connection: 2400, connection: pending });
      expect(hear(sendingSteps.create, outcome)).toMatchObject({
        step: "resuming",
        attempt: { connection: { id: 2400 } },
      });
    }
  });

  it("is looked for where it could not be read", () => {
    expect(hear(sendingSteps.create, refused("badRequest", { id_connection: 2400 }))).toMatchObject(
      {
        step: "returningFromBank",
        why: "pending",
        attempt: { connection: null },
      },
    );
  });

  it("is shown as it is when it has moved on", () => {
    const done = connection({ id: 2400, state: null, last_update: SYNCED });
    const outcome = refused("badRequest", { id_connection: 2400, connection: done });
    expect(hear(sendingSteps.create, outcome)).toMatchObject({ step: "connected", already: false });
  });

  it("is recognised without the hint, where new details met a dialogue", () => {
    const asked = connection({ state: "decoupled" });
    expect(hear(sendingSteps.details, refused("badRequest", { connection: asked })).step).toBe(
      "resuming",
    );
  });
});

describe("a refusal heard after its answer was lost", () => {
  const lost = (asked: "create" | "details" | "answer" | "sync"): FlowState =>
    transition(sendingSteps[asked], {
      type: "REQUEST_FAILED",
      turn: 7,
      code: "outcome_unknown",
      message: "",
      retryAfter: null,
    });

  it.each([
    ["create", "config", form("first", "config")],
    ["details", "config", form("repair", "config")],
    ["create", "wrongpass", { ...form("first", "wrongpass"), attempt: { refusals: 1 } }],
    ["answer", "wrongpass", { ...sameQuestion, refusals: 1 }],
    ["sync", "SCARequired", { step: "SCARequired" }],
  ] as const)("%s, %s", (asked, code, shows) => {
    expect(lost(asked).step).toBe("outcomeUnknown");
    expect(hear(lost(asked), refused(code, said))).toMatchObject(shows);
  });

  it("asks for the verification anew where the question is not known any more", () => {
    const state: FlowState = {
      turn: 7,
      leaving: false,
      step: "outcomeUnknown",
      operation: null,
      asked: "answer",
      attempt: attempt({ connector: connector(), connection: connection({ state: null }) }),
    };
    expect(hear(state, refused("wrongpass")).step).toBe("SCARequired");
  });
});

describe("an answer that did not get through", () => {
  const asks = connection({ state: "additionalInformationNeeded", fields: [otpField] });
  const answering = { ...sendingSteps.answer, attempt: attempt({ connection: asks }) };
  const hearAt = (refusals: number, code: string, over: Partial<RefusedOutcome> = {}) =>
    transition(
      { ...answering, refusals },
      {
        type: "OUTCOME_RECEIVED",
        turn: answering.turn,
        outcome: refused(code, { connection: asks, ...over }),
      },
    );

  it.each(["internalServerError", "bug", "dataError", "keymanager", "aCodeOfTheFuture"])(
    "[wire W4] %s: the question again, with a word of why",
    (code) => {
      expect(hearAt(0, code)).toMatchObject({
        step: "answering",
        notice: "notTaken",
        fields: [{ name: "sms" }],
        refusals: 1,
        sending: null,
      });
    },
  );

  it("[wire W4] is asked for again so many times only", () => {
    expect(hearAt(3, "bug").step).toBe("answering");
    expect(hearAt(4, "bug").step).toBe("bug");
  });

  it("[wire W4] is not asked for again by a bank that no longer asks", () => {
    const moved = connection({ state: "bug" });
    expect(hearAt(0, "internalServerError", { connection: moved }).step).toBe("bug");
  });

  it("[wire W4] says so where another update ran meanwhile", () => {
    const next = transition(answering, {
      type: "OUTCOME_RECEIVED",
      turn: answering.turn,
      outcome: { kind: "alreadyDone", connection: asks },
    });
    expect(next).toMatchObject({ step: "answering", notice: "notTaken", refusals: 0 });
  });
});

describe("an answer whose outcome was lost", () => {
  const asks = connection({ state: "additionalInformationNeeded", fields: [otpField] });
  const lost = transition(
    { ...sendingSteps.answer, attempt: attempt({ connection: asks }) },
    { ...failure, type: "REQUEST_FAILED", turn: sendingSteps.answer.turn, code: "outcome_unknown" },
  );
  const sought = (found: typeof asks) =>
    transition(lost, { type: "ATTEMPT_SOUGHT", turn: lost.turn, found });

  it("[wire W4] is asked for again with a word of why, where the same question stands", () => {
    expect(sought(asks)).toMatchObject({ step: "answering", notice: "notTaken" });
  });

  it("[wire W4] was taken where the bank asks something else", () => {
    const next = connection({
      state: "additionalInformationNeeded",
      fields: [{ ...otpField, name: "second", label: "Second code" }],
    });
    expect(sought(next)).toMatchObject({ step: "answering", notice: null });
  });
});

describe("the bank's words for an answer", () => {
  it.each([
    [null, "SCARequired"],
    ["SCARequired", "SCARequired"],
    ["bug", "bug"],
    ["rateLimiting", "rateLimiting"],
    ["websiteUnavailable", "websiteUnavailable"],
    ["notSupported", "notSupported"],
    ["aStateOfTheFuture", "unknown"],
    ["validating", "returningFromBank"],
    ["webauthRequired", "leavingForBank"],
  ])("[wire W5] are kept where the connection then reads %s", (state, step) => {
    const next = hear(
      sendingSteps.answer,
      refused("wrongpass", { ...said, connection: connection({ state }) }),
    );
    expect(next).toMatchObject({ step, attempt: { said: "Mot de la banque" } });
  });

  it.each(["actionNeeded", "passwordExpired", "wrongpass", "decoupled"])(
    "[wire W5] stand where %s shows them itself",
    (state) => {
      const next = hear(
        sendingSteps.answer,
        refused("wrongpass", { ...said, connection: connection({ state }) }),
      );
      expect(JSON.stringify(next)).toContain("Mot de la banque");
    },
  );

  it("[wire W5] are gone once something else is sent", () => {
    const before = hear(
      sendingSteps.answer,
      refused("wrongpass", { ...said, connection: connection({ state: "SCARequired" }) }),
    );
    const after = transition(before, { type: "SUBMITTED", operation: OPERATION, at: 2_000 });
    expect(before).toMatchObject({ attempt: { said: "Mot de la banque" } });
    expect(after).toMatchObject({ attempt: { said: undefined } });
  });
});

describe("a connection of this flow that is gone", () => {
  const made = hear(sendingSteps.create, {
    kind: "connection",
    connection: connection({ state: "decoupled", last_update: SYNCED }),
  });

  it("[wire W6] begins again after resume, although it had data", () => {
    expect(made.step).toBe("awaitingDecoupled");
    expect(hear(made, refused("notFound"))).toMatchObject({
      step: "enteringCredentials",
      purpose: "first",
      notice: { kind: "nothingConnected" },
      attempt: { connection: null, known: false },
    });
    const { turn } = made;
    for (const type of ["REQUEST_FAILED", "READ_FAILED"] as const)
      expect(transition(made, { type, turn, code: "not_found", ...failure })).toMatchObject({
        step: "enteringCredentials",
        attempt: { connection: null, known: false },
      });
  });

  it("[wire W6] is no connection that the host named", () => {
    const named = { ...made, attempt: { ...attempt(), connection: connection(), known: true } };
    expect(hear(named as FlowState, refused("notFound")).step).toBe("brokenIntegration");
  });
});

describe("how an approval ended", () => {
  it.each([
    ["La demande a expiré", "expired"],
    ["Vous n’avez pas validé dans les temps", "expired"],
    ["Vous avez refusé la demande", "cancelled"],
    ["Erreur 1204", "ended"],
  ])("[wire W7] is read from the bank's words, which are shown: %s", (bankMessage, how) => {
    expect(hear(sendingSteps.resume, refused("SCARequired", { bankMessage }))).toMatchObject({
      step: "decoupledEnded",
      how,
      bankMessage,
    });
    const error_message = bankMessage;
    const read = connection({ state: "SCARequired", error_message });
    expect(hear(sendingSteps.resume, refused("SCARequired", { connection: read }))).toMatchObject({
      step: "decoupledEnded",
      how,
      bankMessage,
    });
  });

  it("[wire W7] is not read from the words that ask for it", () => {
    const read = connection({ state: "decoupled", error_message: "Validez dans les temps" });
    expect(hear(sendingSteps.resume, refused("SCARequired", { connection: read }))).toMatchObject({
      how: "ended",
      bankMessage: null,
    });
  });
});
