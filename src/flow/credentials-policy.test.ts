import { describe, expect, it } from "vitest";
import type { Connection, Connector } from "../protocol/index.ts";
import { doorOf } from "./door.ts";
import type { FlowEvent } from "./events.ts";
import { offerMore } from "./more-sources.ts";
import { routeConnection } from "./routing.ts";
import { routeRefusal } from "./refusals.ts";
import {
  attempt,
  connection,
  connector,
  otpField,
  refused,
  SYNCED,
  twoWays,
  webauthConnector,
  webauthWithDetail,
} from "./samples.fixture.ts";
import { sampleSteps } from "./sample-steps.fixture.ts";
import { readSnapshot, takeSnapshot } from "./snapshot.ts";
import { initialState } from "./steps.ts";
import type { Attempt, FlowState, StepState } from "./steps.ts";
import { transition } from "./transitions.ts";
import { choices, waysIn } from "./way-in.ts";

const elsewhere = (bank: Connector): Connector => ({ ...bank, credentials: "webview" });
const phare = elsewhere(connector());
const kept = (wire: Parameters<typeof connection>[0], bank = phare): Attempt =>
  attempt({ connector: bank, connection: connection(wire) });

/** The step, and where its door leads. */
const place = (state: StepState) =>
  state.step === "leavingForBank" ? `door to the ${doorOf(state.attempt)}` : state.step;
const follow = (...events: readonly FlowEvent[]): FlowState =>
  events.reduce((state, event) => {
    const { turn } = state;
    return transition(state, "turn" in event ? { ...event, turn } : event);
  }, initialState);
const started: FlowEvent = { type: "STARTED", turn: 0 };
const chosen = (bank: Connector): FlowEvent => ({ type: "CONNECTOR_SELECTED", connector: bank });
const opened = (
  wire: Parameters<typeof connection>[0],
  over: Partial<Extract<FlowEvent, { type: "CONNECTION_OPENED" }>> = {},
): FlowEvent => ({
  type: "CONNECTION_OPENED",
  turn: 0,
  connector: phare,
  connection: connection(wire),
  left: null,
  source: null,
  resetCredentials: false,
  known: true,
  lost: null,
  ...over,
});
const back = (found: Connection | null, failed = false): FlowEvent => ({
  type: "BANK_RETURNED",
  turn: 0,
  connector: phare,
  source: null,
  connection: found,
  known: true,
  hints: { failed },
  since: 1_000,
});

describe("ways in where the Webview collects credentials", () => {
  it("ask nothing here that the Webview asks", () => {
    expect(waysIn(phare)).toMatchObject([{ mechanism: "webview", fields: [] }]);
    expect(waysIn(elsewhere(twoWays())).map(({ mechanism }) => mechanism)).toEqual([
      "webauth",
      "webview",
    ]);
  });

  it("are still told apart, one of each mechanism", () => {
    expect(choices(elsewhere(twoWays())).map(({ source }) => source)).toEqual([
      "openapi",
      "directaccess",
    ]);
  });
});

describe("a bank that is chosen", () => {
  it.each<[string, Connector, string]>([
    ["with a form", connector(), "door to the webview"],
    ["with a form of nothing", connector({ fields: [] }), "door to the webview"],
    ["with a site of its own", webauthConnector(), "door to the bank"],
    ["with a detail to ask before its site", webauthWithDetail(), "door to the webview"],
    ["with several ways in", twoWays(), "choosingSource"],
    ["without a way in", connector({ auth_mechanism: "telepathy" }), "notSupported"],
  ])("%s leads to the right door", (_, bank, where) => {
    expect(place(follow(started, chosen(elsewhere(bank))))).toBe(where);
  });

  it("leads to the door of the way that was chosen", () => {
    const at = (source: string) =>
      place(follow(started, chosen(elsewhere(twoWays())), { type: "WAY_CHOSEN", source }));
    expect(at("openapi")).toBe("door to the bank");
    expect(at("directaccess")).toBe("door to the webview");
  });

  it("can be left for another one", () => {
    expect(follow(started, chosen(phare), { type: "BACK" }).step).toBe("selectingConnector");
  });
});

describe("a connection", () => {
  it.each<[Parameters<typeof connection>[0], string]>([
    [{ state: "wrongpass" }, "door to the webview"],
    [{ state: "wrongpass", fields: [otpField] }, "door to the webview"],
    [{ state: "additionalInformationNeeded", fields: [otpField] }, "door to the webview"],
    [{ state: "webauthRequired" }, "door to the bank"],
    [{ state: "SCARequired" }, "SCARequired"],
    [{ state: "decoupled" }, "awaitingDecoupled"],
    [{ state: "validating" }, "returningFromBank"],
    [{ state: "passwordExpired" }, "passwordExpired"],
    [{ state: "actionNeeded" }, "actionNeeded"],
    [{ state: null }, "syncing"],
    [{ state: null, last_update: SYNCED }, "connected"],
  ])("in %j, opened or read anew, leads to the %s", (wire, where) => {
    expect(place(follow(opened(wire)))).toBe(where);
    expect(place(routeConnection(kept({}), connection(wire), "poll"))).toBe(where);
  });

  it("of a bank with its own site goes to the Webview for what has to be typed", () => {
    const site = elsewhere(webauthConnector());
    const at = (wire: Parameters<typeof connection>[0]) =>
      place(routeConnection(kept({}, site), connection(wire), "poll"));
    expect(at({ state: "additionalInformationNeeded", fields: [otpField] })).toBe(
      "door to the webview",
    );
    expect(at({ state: "wrongpass", fields: [otpField] })).toBe("door to the webview");
    expect(at({ state: "wrongpass" })).toBe("door to the bank");
    expect(at({ state: "SCARequired" })).toBe("door to the bank");
  });

  it("whose verification asks for a code goes to the Webview for it", () => {
    const asked = connection({ state: "additionalInformationNeeded", fields: [otpField] });
    const state = follow(
      opened({ state: "SCARequired" }),
      { type: "SUBMITTED", operation: "operation-0123456789", at: 2_000 },
      { type: "OUTCOME_RECEIVED", turn: 0, outcome: { kind: "connection", connection: asked } },
    );
    expect(place(state)).toBe("door to the webview");
  });

  it("whose password was renewed at the bank goes to the Webview with it", () => {
    expect(place(follow(opened({ state: "passwordExpired" }), { type: "PASSWORD_CHANGED" }))).toBe(
      "door to the webview",
    );
  });

  it("that is to have new details goes there, but not in the middle of a dialogue", () => {
    const reset = { resetCredentials: true };
    expect(place(follow(opened({ last_update: SYNCED }, reset)))).toBe("door to the webview");
    expect(place(follow(opened({ state: "wrongpass" }, reset)))).toBe("door to the webview");
    expect(place(follow(opened({ state: "decoupled" }, reset)))).toBe("awaitingDecoupled");
  });

  it.each(["wrongpass", "config", "invalidValue", "missingParameter"])(
    "that refuses its update with %s goes to the Webview",
    (code) => {
      const before = kept({ state: "SCARequired" });
      const current = { ...sampleSteps.SCARequired, attempt: before };
      expect(place(routeRefusal(before, refused(code), "sync", current))).toBe(
        "door to the webview",
      );
    },
  );

  it("counts no refusal: the Webview does", () => {
    const wrong = connection({ state: "wrongpass" });
    let state: StepState = { step: "leavingForBank", attempt: kept({}), going: false };
    for (let round = 0; round < 5; round += 1) {
      if (state.step === "leavingForBank") state = routeConnection(state.attempt, wrong, "sync");
    }
    expect(state).toMatchObject({ step: "leavingForBank", attempt: { refusals: 0 } });
  });
});

describe("a healthy connection", () => {
  it("is offered no source that the Webview would have to add", () => {
    const sources = [{ id: 1, name: "openapi", state: null, last_update: SYNCED }];
    const offered = (bank: Connector) =>
      offerMore(attempt({ connector: bank, connection: connection({ sources }) }), false)?.step;
    expect(offered(twoWays())).toBe("choosingSource");
    expect(offered(elsewhere(twoWays()))).toBeUndefined();
  });
});

describe("the return from the Webview", () => {
  const after = (wire: Parameters<typeof connection>[0], failed = false) =>
    place(follow(back(connection(wire), failed)));

  it("is read from the connection", () => {
    expect(after({ last_update: SYNCED })).toBe("connected");
    expect(after({})).toBe("syncing");
    expect(after({ state: "decoupled" })).toBe("awaitingDecoupled");
    expect(after({ state: "actionNeeded" })).toBe("actionNeeded");
    expect(after({ last_update: SYNCED }, true)).toBe("connected");
  });

  it("waits while the connection still asks for what was done there", () => {
    expect(after({ state: "wrongpass" })).toBe("returningFromBank");
    expect(after({ state: "additionalInformationNeeded", fields: [otpField] })).toBe(
      "returningFromBank",
    );
  });

  it("says that nothing came of it when the PSU gave up, and leads there again", () => {
    for (const found of [null, connection({ state: "wrongpass" })]) {
      const state = follow(back(found, true));
      expect(state.step).toBe("returnedWithoutResult");
      expect(place(transition(state, { type: "TRIED_AGAIN" }))).toBe("door to the webview");
    }
  });

  it("finds its place again from what was kept of it", () => {
    const left = follow(started, chosen(phare), { type: "LEFT_FOR_BANK", at: 1_000 });
    const snapshot = takeSnapshot(left);
    expect(snapshot).toMatchObject({ step: "leavingForBank", since: 1_000, connectionId: null });
    expect(readSnapshot(JSON.stringify(snapshot))).toEqual(snapshot);
  });
});
