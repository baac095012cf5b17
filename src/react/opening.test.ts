import { describe, expect, it } from "vitest";
import { takeSnapshot } from "../flow/index.ts";
import type { StepState } from "../flow/index.ts";
import { ConnectError } from "../protocol/index.ts";
import type { BankReturn, ConnectErrorCode } from "../protocol/index.ts";
import type { ConnectApi } from "../api/index.ts";
import type { FlowOptions } from "./flow-options.ts";
import { openFlow } from "./opening.ts";
import { attemptAt, bank, BANK_UUID, bankSummary, connectionTo } from "./testing/bank.ts";
import { createTestApi } from "./testing/test-api.ts";
import { createTestPage } from "./testing/test-page.ts";
import { createFlowStore } from "./flow-store.ts";
import { createWidgetInstance } from "./widget-instance.ts";

const TURN = 0;
const failing = (code: ConnectErrorCode) => () => Promise.reject(new ConnectError(code, "m"));
const connector = bank();
const connection = connectionTo({ state: "additionalInformationNeeded" });
const hints = (differences: Partial<BankReturn> = {}): BankReturn => ({
  connector_uuid: BANK_UUID,
  id_connection: 77,
  failed: false,
  ...differences,
});
const reads: Partial<ConnectApi> = {
  getConnector: () => Promise.resolve(connector),
  getConnection: () => Promise.resolve(connection),
};

interface Scene {
  readonly api?: Partial<ConnectApi>;
  readonly options?: FlowOptions;
  readonly code?: string;
  /** The step that a reload interrupted. */
  readonly left?: StepState;
}

function arrive({ api = {}, options = {}, code, left }: Scene) {
  const page = createTestPage();
  const codes = [code ?? null];
  const snapshot = left === undefined ? null : takeSnapshot(left);
  const key = options.connectionId === undefined ? "guichet:flow:new" : "guichet:flow:77";
  if (snapshot !== null) page.save(key, JSON.stringify(snapshot));
  const instance = createWidgetInstance(
    createTestApi({ ...reads, ...api }),
    {
      ...page,
      takeReturnCode: () => codes.shift() ?? null,
    },
    createFlowStore(),
  );
  return { instance, open: () => openFlow(instance, options, TURN) };
}

const attempt = attemptAt(connector, { connection, since: 500 });
const unborn = attemptAt(connector, { since: 500 });
const sent = "operation-0123456789";
const form = (over: object) =>
  ({
    step: "enteringCredentials",
    fields: [],
    purpose: "first",
    notice: null,
    sending: null,
    attempt: unborn,
    ...over,
  }) as const;

describe("a flow begins", () => {
  it("at the list", async () => {
    expect(await arrive({}).open()).toEqual({ type: "STARTED", turn: TURN });
  });

  it("at the only bank that the host offers", async () => {
    const event = await arrive({ options: { connectors: [BANK_UUID] } }).open();
    expect(event).toEqual({ type: "CONNECTOR_OPENED", turn: TURN, connector, source: null });
  });

  it("at the list where the host offers several", async () => {
    const { open } = arrive({ options: { connectors: [BANK_UUID, "another"] } });
    expect(await open()).toMatchObject({ type: "STARTED" });
  });

  it("at the connection that the host named", async () => {
    const options = { connectionId: 77, resetCredentials: true };
    expect(await arrive({ options }).open()).toEqual({
      type: "CONNECTION_OPENED",
      turn: TURN,
      connector,
      connection,
      left: null,
      source: null,
      resetCredentials: true,
      known: true,
      lost: null,
    });
  });

  it("at a connection that names its connector by id only", async () => {
    const old = { ...connection, connector_uuid: null };
    const api = {
      getConnection: () => Promise.resolve(old),
      listConnectors: () => Promise.resolve([bankSummary()]),
      getConnector: (uuid: string) =>
        uuid === BANK_UUID ? Promise.resolve(connector) : failing("not_found")(),
    };
    expect(await arrive({ api, options: { connectionId: 77 } }).open()).toMatchObject({
      type: "CONNECTION_OPENED",
      connector: { uuid: BANK_UUID },
    });
  });

  it.each(["getConnection", "getConnector"] as const)(
    "nowhere when %s finds nothing",
    async (name) => {
      const { open } = arrive({
        api: { [name]: failing("not_found") },
        options: { connectionId: 77 },
      });
      await expect(open()).rejects.toMatchObject({ code: "not_found" });
    },
  );

  it("nowhere without the network", async () => {
    const { open } = arrive({
      api: { getConnector: failing("network_unreachable") },
      options: { connectors: [BANK_UUID] },
    });
    await expect(open()).rejects.toMatchObject({ code: "network_unreachable" });
  });
});

describe("back from the bank", () => {
  const leaving: StepState = { step: "leavingForBank", attempt: unborn, going: true };

  it("goes on with the connection that the code stands for", async () => {
    const { open } = arrive({
      code: "code",
      api: { redeemReturn: () => Promise.resolve(hints()) },
    });
    expect(await open()).toEqual({
      type: "BANK_RETURNED",
      turn: TURN,
      connector,
      source: null,
      connection,
      known: false,
      hints: hints(),
      since: null,
      begunHere: true,
    });
  });

  it("knows from the snapshot what the code leaves open", async () => {
    const bare = hints({ connector_uuid: null, id_connection: null, failed: true });
    const { open } = arrive({
      code: "code",
      left: leaving,
      api: { redeemReturn: () => Promise.resolve(bare) },
    });
    expect(await open()).toMatchObject({
      type: "BANK_RETURNED",
      connection: null,
      hints: { failed: true },
      since: 500,
    });
  });

  it("does not mix in the snapshot of another bank", async () => {
    const other = "0f8c5d2e-6a51-4c5b-9d3e-2b7f0e1a4c99";
    const api = {
      redeemReturn: () => Promise.resolve(hints({ connector_uuid: other, id_connection: null })),
      getConnector: (uuid: string) => Promise.resolve(bank({ uuid })),
    };
    const { open } = arrive({ code: "code", left: { ...leaving, attempt }, api });
    expect(await open()).toMatchObject({
      connector: { uuid: other },
      connection: null,
      since: null,
    });
  });

  it("counts a connection that the host named as known", async () => {
    const api = { redeemReturn: () => Promise.resolve(hints()) };
    const { open } = arrive({ code: "code", api, options: { connectionId: 77 } });
    expect(await open()).toMatchObject({ type: "BANK_RETURNED", known: true });
  });

  it("goes on without a connection that is gone", async () => {
    const api = {
      redeemReturn: () => Promise.resolve(hints()),
      getConnection: failing("not_found"),
    };
    expect(await arrive({ code: "code", api }).open()).toMatchObject({
      type: "BANK_RETURNED",
      connection: null,
    });
  });

  it("[T34] tells a stranger so, and reads nothing", async () => {
    const api = {
      redeemReturn: failing("forbidden"),
      getConnector: failing("implementation_error"),
      getConnection: failing("implementation_error"),
    };
    expect(await arrive({ code: "code", api, left: leaving }).open()).toEqual({
      type: "STRANGER_RETURNED",
      turn: TURN,
    });
  });

  it("begins at the list when the code was used, and nothing is remembered", async () => {
    const { open } = arrive({ code: "used", api: { redeemReturn: failing("not_found") } });
    expect(await open()).toMatchObject({ type: "STARTED" });
  });

  it("looks for what came of it when the code was used, and the snapshot remembers leaving", async () => {
    const { open } = arrive({
      code: "used",
      left: leaving,
      api: { redeemReturn: failing("not_found") },
    });
    expect(await open()).toMatchObject({
      type: "BANK_RETURNED",
      connection: null,
      hints: null,
      since: 500,
    });
  });

  const unproven = { state: "webauthRequired" };
  const gone: StepState = {
    step: "leavingForBank",
    attempt: { ...attempt, unproven },
    going: true,
  };
  const waiting: StepState = {
    step: "returningFromBank",
    attempt: { ...attempt, unproven },
    why: "returned",
  };

  it.each([
    ["the page was loaded again", {}],
    ["the code was used", { code: "used" }],
  ])("[T34] proves nothing when %s", async (_, scene) => {
    const api = { redeemReturn: failing("not_found") };
    expect(await arrive({ ...scene, left: gone, api }).open()).toMatchObject({
      type: "BANK_RETURNED",
      hints: null,
      unproven,
    });
    const options = { connectionId: 77 };
    expect(await arrive({ ...scene, left: gone, api, options }).open()).toMatchObject({
      type: "CONNECTION_OPENED",
      known: true,
      unproven,
    });
    expect(await arrive({ ...scene, left: waiting, api }).open()).toMatchObject({
      type: "CONNECTION_OPENED",
      left: "returningFromBank",
      unproven,
    });
  });

  it("[T34] is proven by its code, even when the page is loaded again before all is read", async () => {
    const answers = [failing("network_unreachable"), () => Promise.resolve(connection)];
    const { open } = arrive({
      code: "code",
      left: gone,
      api: {
        redeemReturn: () => Promise.resolve(hints()),
        getConnection: () => answers.shift()?.() ?? failing("not_found")(),
      },
    });
    await expect(open()).rejects.toMatchObject({ code: "network_unreachable" });
    const event = await open();
    expect(event).toMatchObject({ type: "BANK_RETURNED", connection });
    expect(event).not.toHaveProperty("unproven", unproven);
  });

  it("tries the code again after a read that failed, and never once it was answered", async () => {
    const tried: string[] = [];
    const answers = [
      failing("network_unreachable"),
      () => Promise.resolve(hints()),
      failing("not_found"),
    ];
    const { open } = arrive({
      code: "code",
      api: {
        redeemReturn: (code) => {
          tried.push(code);
          return answers.shift()?.() ?? failing("not_found")();
        },
      },
    });
    await expect(open()).rejects.toMatchObject({ code: "network_unreachable" });
    expect(await open()).toMatchObject({ type: "BANK_RETURNED" });
    expect(await open()).toMatchObject({ type: "STARTED" });
    expect(tried).toEqual(["code", "code"]);
  });
});

describe("a reload", () => {
  it.each<[string, StepState, object]>([
    [
      "at the choice of ways",
      { step: "choosingSource", connector, ways: [] },
      { type: "CONNECTOR_OPENED", connector },
    ],
    ["at a first form", form({}), { type: "CONNECTOR_OPENED", connector }],
    [
      "while a first form is sent",
      form({ sending: sent }),
      { type: "SUBMISSION_OPENED", operation: sent, since: 500 },
    ],
    [
      "where its outcome is not known",
      { step: "outcomeUnknown", attempt: unborn, operation: sent, asked: "create" },
      { type: "SUBMISSION_OPENED", operation: sent, since: 500 },
    ],
    [
      "at the door to the bank",
      { step: "leavingForBank", attempt: attemptAt(connector), going: false },
      { type: "CONNECTOR_OPENED", connector },
    ],
    [
      "on the way to the bank",
      { step: "leavingForBank", attempt: unborn, going: true },
      { type: "BANK_RETURNED", connection: null, hints: null, since: 500 },
    ],
    [
      "on the way to the bank, with a connection",
      { step: "leavingForBank", attempt, going: true },
      { type: "BANK_RETURNED", connection, hints: null },
    ],
    [
      "after a return",
      { step: "returningFromBank", attempt: unborn, why: "returned" },
      { type: "BANK_RETURNED", connection: null, hints: null },
    ],
    [
      "at a question",
      {
        step: "answering",
        attempt,
        fields: [],
        round: 1,
        notice: null,
        bankMessage: null,
        refusals: 0,
        sending: null,
        renewing: false,
      },
      { type: "CONNECTION_OPENED", connection, left: "answering", lost: null, known: false },
    ],
    [
      "while an answer is sent",
      {
        step: "answering",
        attempt,
        fields: [],
        round: 1,
        notice: null,
        bankMessage: null,
        refusals: 0,
        sending: sent,
        renewing: false,
      },
      { type: "CONNECTION_OPENED", left: "answering", lost: { operation: sent, act: "answer" } },
    ],
    [
      "at an approval",
      { step: "awaitingDecoupled", attempt, round: 1, resume: "sent", moved: false },
      { type: "CONNECTION_OPENED", left: "awaitingDecoupled", lost: null },
    ],
    [
      "at a failure that can be tried again",
      { step: "loadFailed", code: "network_unreachable", retry: { step: "syncing", attempt } },
      { type: "CONNECTION_OPENED", left: "syncing" },
    ],
    [
      "where everything is done",
      { step: "connected", attempt, already: false },
      { type: "STARTED" },
    ],
    ["at the limit of tries", { step: "tooManyTries", attempt }, { type: "STARTED" }],
  ])("%s goes on there", async (_where, left, event) => {
    expect(await arrive({ left }).open()).toMatchObject({ turn: TURN, ...event });
  });

  it.each(["getConnector", "getConnection"] as const)(
    "begins at the list when %s finds what was left gone",
    async (name) => {
      const left: StepState = { step: "syncing", attempt };
      const { open } = arrive({ left, api: { [name]: failing("not_found") } });
      expect(await open()).toMatchObject({ type: "STARTED" });
    },
  );

  it("of a connection that the host named goes on at its step", async () => {
    const left: StepState = {
      step: "awaitingDecoupled",
      attempt,
      round: 1,
      resume: "sent",
      moved: false,
    };
    expect(await arrive({ left, options: { connectionId: 77 } }).open()).toMatchObject({
      type: "CONNECTION_OPENED",
      left: "awaitingDecoupled",
      known: true,
    });
  });

  it("takes what is no snapshot for none", async () => {
    const { instance, open } = arrive({});
    for (const text of ["", "{", "null", '{"version":2}', '{"version":1,"connectorUuid":"../x"}']) {
      instance.page.save("guichet:flow:new", text);
      expect(await open()).toMatchObject({ type: "STARTED" });
    }
  });
});
