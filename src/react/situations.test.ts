import { describe, expect, it } from "vitest";
import { createConnectApi } from "../api/index.ts";
import { proxyOverSandbox } from "../api/testing/proxy-over-sandbox.ts";
import { initialState, transition } from "../flow/index.ts";
import type { FlowState, StepName } from "../flow/index.ts";
import type { KnownConnectionState, KnownRefusalCode, SettledOutcome } from "../protocol/index.ts";
import { failureOf } from "./failure-of.ts";

/** The step that each situation calls for at a creation. */
const states = {
  null: "syncing",
  empty: "syncing",
  textNull: "syncing",
  SCARequired: "SCARequired",
  webauthRequired: "leavingForBank",
  additionalInformationNeeded: "answering",
  decoupled: "awaitingDecoupled",
  validating: "returningFromBank",
  actionNeeded: "actionNeeded",
  passwordExpired: "passwordExpired",
  wrongpass: "enteringCredentials",
  rateLimiting: "rateLimiting",
  websiteUnavailable: "websiteUnavailable",
  bug: "bug",
  notSupported: "notSupported",
  someFutureState: "unknown",
} satisfies Record<KnownConnectionState, StepName> & Record<string, StepName>;

type Rows = readonly [StepName, StepName];

/** Code, the step that follows a creation, and the one that follows the answer to a question. */
const codes = {
  wrongpass: ["enteringCredentials", "answering"],
  passwordExpired: ["passwordExpired", "passwordExpired"],
  actionNeeded: ["actionNeeded", "actionNeeded"],
  bankMessage: ["actionNeeded", "actionNeeded"],
  SCARequired: ["returningFromBank", "SCARequired"],
  webauthRequired: ["leavingForBank", "leavingForBank"],
  additionalInformationNeeded: ["returningFromBank", "resuming"],
  decoupled: ["returningFromBank", "resuming"],
  validating: ["returningFromBank", "resuming"],
  badRequest: ["bug", "resuming"],
  connectionLocked: ["returningFromBank", "answering"],
  config: ["enteringCredentials", "answering"],
  invalidValue: ["enteringCredentials", "answering"],
  missingParameter: ["enteringCredentials", "answering"],
  rateLimiting: ["rateLimiting", "rateLimiting"],
  tooManySync: ["rateLimiting", "rateLimiting"],
  websiteUnavailable: ["websiteUnavailable", "websiteUnavailable"],
  bug: ["bug", "bug"],
  internalServerError: ["bug", "answering"],
  dataError: ["bug", "answering"],
  // Encrypted once more, the answer is accepted.
  keymanager: ["bug", "syncing"],
  notSupported: ["notSupported", "notSupported"],
  notFound: ["notSupported", "enteringCredentials"],
  noAccount: ["noAccount", "noAccount"],
  unauthorized: ["sessionExpired", "sessionExpired"],
  forbidden: ["brokenIntegration", "brokenIntegration"],
  methodNotAllowed: ["brokenIntegration", "brokenIntegration"],
  someFutureCode: ["unknown", "answering"],
  conflict: ["unknown", "answering"],
  tooManyRequests: ["tooManyRequests", "tooManyRequests"],
  page404: ["notSupported", "enteringCredentials"],
  page500: ["outcomeUnknown", "outcomeUnknown"],
  page503: ["outcomeUnknown", "outcomeUnknown"],
  json503: ["outcomeUnknown", "outcomeUnknown"],
  timeout: ["syncing", "syncing"],
  cut: ["outcomeUnknown", "outcomeUnknown"],
} satisfies Record<KnownRefusalCode, Rows> & Record<string, Rows>;

async function heard(state: FlowState, answer: Promise<SettledOutcome>): Promise<FlowState> {
  const { turn } = state;
  return answer.then(
    (outcome) => transition(state, { type: "OUTCOME_RECEIVED", turn, outcome }),
    (error: unknown) => transition(state, { type: "REQUEST_FAILED", turn, ...failureOf(error) }),
  );
}

/** The flow, the client, the proxy and a simulated Powens, without a screen. */
async function flowAt(situation: string, proxied = proxyOverSandbox({ encryption: "none" })) {
  const { bankOf, clock, fetch, proxyUrl } = proxied;
  const api = createConnectApi({ proxyUrl, fetch, sleep: (ms) => clock.sleep(ms) });
  const connector = await api.getConnector(bankOf("situation"));
  const operation = () => crypto.randomUUID();
  const fields = { situation, login: "4711", password: "1234" };
  const listed = transition(initialState, { type: "STARTED", turn: 0 });
  const form = transition(listed, { type: "CONNECTOR_SELECTED", connector });
  const sending = transition(form, { type: "SUBMITTED", operation: operation(), at: clock.now() });
  const create = { connector_uuid: connector.uuid, source: null, fields };
  const created = await heard(sending, api.createConnection(create, { operation: operation() }));

  return {
    api,
    clock,
    created,
    /** Answers what the bank asks, or goes on with the approval that it waits for. */
    answered: () => {
      const id = "attempt" in created ? created.attempt?.connection?.id : undefined;
      if (id === undefined) throw new Error(`nothing to answer at ${created.step}`);
      const act =
        created.step === "awaitingDecoupled"
          ? ({ act: "resume" } as const)
          : ({ act: "answer", source: null, fields: { otp_sms: "123456" } } as const);
      const asked = transition(created, {
        type: "SUBMITTED",
        operation: operation(),
        at: clock.now(),
      });
      return heard(asked, api.updateConnection(id, act, { operation: operation() }));
    },
  };
}

describe("from a bank's answer to the step that it calls for", () => {
  it.each(Object.entries(states))("a connection in %s: %s", async (state, step) => {
    expect((await flowAt(`state:${state}`)).created.step).toBe(step);
  });

  it.each(Object.entries(codes).map(([code, [step]]) => [code, step] as const))(
    "a creation refused with %s: %s",
    async (code, step) => {
      expect((await flowAt(`create:${code}`)).created.step).toBe(step);
    },
  );

  it.each(Object.entries(codes).map(([code, [, step]]) => [code, step] as const))(
    "an answer refused with %s: %s",
    async (code, step) => {
      const { created, answered } = await flowAt(`update:${code}`);
      expect(created.step).toBe("answering");
      expect((await answered()).step).toBe(step);
    },
  );

  it.each(["cancelled", "expired"])("an approval that was %s", async (how) => {
    const { api, clock, created, answered } = await flowAt(`resume:${how}`);
    expect(created.step).toBe("awaitingDecoupled");
    let state = await answered();
    for (let reads = 0; reads < 5 && state.step === "awaitingDecoupled"; reads += 1) {
      clock.advance(3_000);
      const id = state.attempt.connection?.id ?? 0;
      const { turn } = state;
      const connection = await api.getConnection(id);
      state = transition(state, { type: "CONNECTION_UPDATED", turn, connection });
    }
    expect(state.step).toBe("decoupledEnded");
  });

  it("finds the attempt that the same details meet", async () => {
    const proxied = proxyOverSandbox({ encryption: "none" });
    await flowAt("state:decoupled", proxied);
    const again = await flowAt("state:null", proxied);
    expect(again.created.step).toBe("returningFromBank");
    const [connection] = await again.api.listConnections();
    if (connection === undefined) throw new Error("nothing is there");
    const { turn } = again.created;
    const found = transition(again.created, { type: "ATTEMPT_SOUGHT", turn, found: connection });
    expect(found.step).toBe("resuming");
  });

  it("is generic for what is of the future only", () => {
    const generic = [
      ...Object.entries(states).filter(([, step]) => step === "unknown"),
      ...Object.entries<Rows>(codes).filter(([, steps]) => steps.includes("unknown")),
    ].map(([name]) => name);
    expect(generic).toEqual(["someFutureState", "someFutureCode", "conflict"]);
  });

  it("covers every value of the bank's list", () => {
    const { sandbox } = proxyOverSandbox();
    const bank = sandbox.institutions.find(({ scenario }) => scenario === "situation");
    const list = bank?.connector.fields.find(({ name }) => name === "situation")?.values ?? [];
    const offered = list.map((choice) => (typeof choice === "string" ? choice : choice.value));
    expect(offered.sort()).toEqual(
      [
        ...Object.keys(states).map((state) => `state:${state}`),
        ...Object.keys(codes).flatMap((code) => [`create:${code}`, `update:${code}`]),
        "resume:cancelled",
        "resume:expired",
      ].sort(),
    );
  });
});
