import { describe, expect, it } from "vitest";
import type { Connector } from "../protocol/index.ts";
import type { FlowEvent } from "./events.ts";
import type { AccountLimits, FoundItem } from "./found-item.ts";
import { endingOf } from "./exit.ts";
import { sampleEvents, sampleSteps } from "./sample-steps.fixture.ts";
import {
  attempt,
  connection,
  connector,
  foundItem,
  OPERATION,
  refused,
  SYNCED,
  twoWays,
} from "./samples.fixture.ts";
import type { FlowState } from "./steps.ts";
import { transition } from "./transitions.ts";
import type { FlowWishes } from "./wishes.ts";

const source = (id: number, name: string, over: Readonly<Record<string, unknown>> = {}) => ({
  id,
  name,
  auth_mechanism: "credentials",
  priority: id,
  account_types: ["checking"],
  ...over,
});
const webauth = { auth_mechanism: "webauth" };
const savings = { account_types: ["checking", "savings"] };
const bankOf = (...sources: readonly object[]): Connector =>
  connector({ sources, fields: twoWays().fields });

const healthy = (over: Readonly<Record<string, unknown>> = {}) =>
  connection({ last_update: SYNCED, ...over });
const has = (...names: readonly string[]) =>
  healthy({
    sources: names.map((name, id) => ({ id: id + 1, name, state: null, last_update: SYNCED })),
  });

const everything: FlowWishes = { moreSources: true, accounts: {} };
const onlySources: FlowWishes = { moreSources: true, accounts: null };
const onlyAccounts: FlowWishes = { moreSources: false, accounts: {} };

/** A flow that hears one fact after another, each in its turn. */
function flow(from: FlowState, wishes: FlowWishes) {
  let now = from;
  const hear = (event: FlowEvent) => {
    now = transition(now, "turn" in event ? { ...event, turn: now.turn } : event, wishes);
    return now;
  };
  return {
    hear,
    state: () => now,
    answer: (read: ReturnType<typeof connection>) =>
      hear({
        ...sampleEvents.OUTCOME_RECEIVED,
        outcome: { kind: "connection", connection: read },
      }),
    refuse: (code: string, read: ReturnType<typeof connection> | null) =>
      hear({ ...sampleEvents.OUTCOME_RECEIVED, outcome: refused(code, { connection: read }) }),
    submit: () => hear({ ...sampleEvents.SUBMITTED, operation: OPERATION }),
    find: (found: readonly FoundItem[], read = healthy()) =>
      hear({ ...sampleEvents.ACCOUNTS_FOUND, found, connection: read }),
  };
}

/** At a bank whose first way in is the form, just sent. */
const sendingAt = (bank: Connector, wishes = everything) =>
  flow(
    {
      ...sampleSteps.enteringCredentials,
      attempt: attempt({ connector: bank, since: 1_000 }),
      sending: OPERATION,
    },
    wishes,
  );

const offered = (name: string, accountTypes: readonly string[] = []) => ({
  step: "choosingSource",
  ways: [{ source: name, accountTypes }],
  more: { already: true },
});

describe("once a bank is connected", () => {
  const bank = bankOf(source(1, "directaccess"), source(2, "openapi", { ...webauth, ...savings }));

  it("the flow ends, where the host wants nothing more", () => {
    const { answer } = sendingAt(bank, { moreSources: false, accounts: null });
    expect(answer(has("directaccess"))).toMatchObject({ step: "connected" });
  });

  it("the accounts are chosen next, within the host's limits", () => {
    const limits: AccountLimits = { types: ["checking"] };
    const { answer } = sendingAt(bank, { moreSources: false, accounts: limits });
    expect(answer(has("directaccess"))).toMatchObject({
      step: "choosingAccounts",
      limits,
      found: null,
      turn: 8,
    });
  });

  it("another source that brings more is offered before", () => {
    const { answer, hear } = sendingAt(bank);
    expect(answer(has("directaccess"))).toMatchObject(offered("openapi", ["savings"]));
    expect(hear({ type: "CARRIED_ON" })).toMatchObject({ step: "choosingAccounts" });
  });

  it.each<[string, Connector, readonly string[]]>([
    ["it is there already", bank, ["directaccess", "openapi"]],
    [
      "it brings nothing",
      bankOf(source(1, "directaccess"), source(2, "openapi")),
      ["directaccess"],
    ],
    [
      "it is the emergency gateway",
      bankOf(source(1, "directaccess"), source(2, "fallback", savings)),
      ["directaccess"],
    ],
    [
      "it is disabled",
      bankOf(source(1, "directaccess"), source(2, "openapi", { ...savings, disabled: SYNCED })),
      ["directaccess"],
    ],
    [
      "its mechanism is unknown",
      bankOf(source(1, "directaccess"), source(2, "openapi", { auth_mechanism: "telepathy" })),
      ["directaccess"],
    ],
  ])("no other source is offered where %s", (_, at, names) => {
    expect(sendingAt(at).answer(has(...names))).toMatchObject({ step: "choosingAccounts" });
  });

  it("another manner to sign in is offered where nobody says what it reaches", () => {
    const { answer } = sendingAt(twoWays(), onlySources);
    expect(answer(has("directaccess"))).toMatchObject(offered("openapi"));
  });

  it("the source in use is known where Powens does not say which the connection has", () => {
    expect(sendingAt(bank).answer(healthy())).toMatchObject(offered("openapi", ["savings"]));
  });
});

describe("adding a source", () => {
  const bank = bankOf(
    source(1, "openapi", webauth),
    source(2, "directaccess", savings),
    source(3, "elsewhere", { account_types: ["loan"] }),
  );
  const atOffer = (wishes = everything) => {
    const under = sendingAt(bank, wishes);
    under.answer(has("openapi"));
    return under;
  };
  const adding = (wishes = everything) => {
    const under = atOffer(wishes);
    under.hear({ type: "WAY_CHOSEN", source: "directaccess" });
    return under;
  };

  it("asks for its form", () => {
    expect(adding().state()).toMatchObject({
      step: "enteringCredentials",
      purpose: "repair",
      fields: [{ name: "login" }, { name: "password" }],
      attempt: { wayIn: { source: "directaccess" }, connection: { id: 8812 }, refusals: 0 },
    });
  });

  it("leaves out what was given for an earlier source", () => {
    const shared = { name: "login", label: "Identifiant", type: "text" };
    const secret = { name: "password", label: "Code", type: "password" };
    const both = connector({
      sources: [source(1, "directaccess"), source(2, "openapi", savings)],
      fields: [shared, { ...secret, connector_sources: ["openapi"] }],
    });
    const { answer, hear } = sendingAt(both);
    answer(has("directaccess"));
    expect(hear({ type: "WAY_CHOSEN", source: "openapi" })).toMatchObject({
      step: "enteringCredentials",
      fields: [{ name: "password" }],
    });
  });

  it("goes on with the next one, and offers none twice", () => {
    const { submit, answer, hear } = adding();
    submit();
    expect(answer(has("openapi", "directaccess"))).toMatchObject({
      step: "choosingSource",
      ways: [{ source: "elsewhere", accountTypes: ["loan"] }],
    });
    expect(hear({ type: "CARRIED_ON" })).toMatchObject({ step: "choosingAccounts" });
  });

  it("may be left for the offer again, and for good", () => {
    const { hear } = adding();
    expect(hear({ type: "BACK" })).toMatchObject({
      step: "choosingSource",
      ways: [{ source: "directaccess" }],
    });
    expect(hear({ type: "CARRIED_ON" })).toMatchObject({ ways: [{ source: "elsewhere" }] });
  });

  it("asks again after a refusal of the details", () => {
    const { submit, refuse } = adding();
    submit();
    expect(refuse("wrongpass", has("openapi"))).toMatchObject({
      step: "enteringCredentials",
      notice: { kind: "wrongpass" },
      attempt: { adding: { source: "directaccess" }, refusals: 1 },
    });
  });

  it("gives up at the third refusal, and knows what could not be reached", () => {
    const { submit, refuse, state } = adding();
    for (const _ of [1, 2, 3]) {
      expect(state()).toMatchObject({ step: "enteringCredentials" });
      submit();
      refuse("wrongpass", has("openapi"));
    }
    expect(state()).toMatchObject({
      step: "choosingSource",
      ways: [{ source: "elsewhere" }],
      more: { attempt: { unreached: ["directaccess"] } },
    });
  });

  it.each(["websiteUnavailable", "bug", "notSupported", "rateLimiting", "aCodeOfTheFuture"])(
    "goes on without it after %s",
    (code) => {
      const { submit, refuse } = adding();
      submit();
      expect(refuse(code, has("openapi"))).toMatchObject({
        step: "choosingSource",
        ways: [{ source: "elsewhere" }],
        more: { attempt: { unreached: ["directaccess"], wayIn: { source: "openapi" } } },
      });
    },
  );

  it("loses nothing when the PSU leaves", () => {
    expect(endingOf(adding().hear({ type: "CLOSE_REQUESTED" }))).toMatchObject({
      kind: "success",
      status: "connected",
    });
  });
});

describe("a connection that fails in part", () => {
  const bank = bankOf(source(1, "directaccess"), source(2, "openapi", { ...webauth, ...savings }));
  const partial = (sources?: unknown) =>
    connection({
      state: "websiteUnavailable",
      last_update: SYNCED,
      sources: sources ?? [
        { id: 1, name: "directaccess", state: null, last_update: SYNCED },
        { id: 2, name: "openapi", state: "websiteUnavailable", last_update: null },
      ],
    });

  it("offers the accounts that it has, and ends as one that goes on by itself", () => {
    const { answer, find, hear } = sendingAt(bank);
    expect(answer(partial())).toMatchObject({ step: "choosingAccounts" });
    expect(find([foundItem(1)], partial())).toMatchObject({ found: [{ id: 1 }] });
    hear({ type: "ACCOUNTS_CHOSEN", keys: ["account 1"] });
    hear({ type: "ACCOUNTS_SUBMITTED" });
    const ended = hear({
      ...sampleEvents.ACCOUNTS_SHARED,
      found: [foundItem(1, { isShared: true })],
    });
    expect(endingOf(ended)).toMatchObject({ status: "pending", shared: [{ id: 1 }] });
  });

  it("offers them also where only reading says which source works", () => {
    const { answer } = sendingAt(bank);
    expect(answer(connection({ state: "bug" }))).toMatchObject({
      step: "choosingAccounts",
    });
  });

  it("says what is wrong where there is nothing to choose", () => {
    const { answer, find } = sendingAt(bank);
    answer(partial());
    expect(find([], partial())).toMatchObject({ step: "websiteUnavailable" });
  });

  it.each([
    ["there is no source at all", partial([])],
    [
      "every source fails",
      partial([{ id: 1, name: "directaccess", state: "websiteUnavailable", last_update: SYNCED }]),
    ],
  ])("is what it is where %s", (_, read) => {
    expect(sendingAt(bank).answer(read)).toMatchObject({ step: "websiteUnavailable" });
  });

  it("is what it is where the host opened it to have it repaired", () => {
    const { hear } = flow(sampleSteps.opening, onlyAccounts);
    const event = { ...sampleEvents.CONNECTION_OPENED, connector: bank, connection: partial() };
    expect(hear(event)).toMatchObject({ step: "websiteUnavailable" });
  });
});

describe("what has been found", () => {
  const choosing = (limits: AccountLimits = {}) =>
    flow(
      { ...sampleSteps.choosingAccounts, limits, found: null, chosen: [] },
      { moreSources: false, accounts: limits },
    );

  it("is ticked nowhere, unless the host declares it", () => {
    const found = [foundItem(1), foundItem(2, { type: "savings" })];
    expect(choosing().find(found)).toMatchObject({ chosen: [] });
    expect(choosing({ preselected: {} }).find(found)).toMatchObject({
      chosen: ["account 1", "account 2"],
    });
    expect(choosing({ preselected: { types: ["savings"] } }).find(found)).toMatchObject({
      chosen: ["account 2"],
    });
  });

  it("keeps its ticks when it is read again, and ticks nothing new", () => {
    const { find, hear } = choosing({ preselected: {} });
    find([foundItem(1), foundItem(2)]);
    hear({ type: "ACCOUNTS_CHOSEN", keys: ["account 2"] });
    expect(find([foundItem(1), foundItem(2), foundItem(3)])).toMatchObject({
      chosen: ["account 2"],
    });
  });

  it.each<[string, AccountLimits, Partial<FoundItem>, boolean]>([
    ["a type", { types: ["card"] }, { type: "card" }, true],
    ["another type", { types: ["card"] }, {}, false],
    ["a usage", { usages: ["ORGA"] }, { usage: "ORGA" }, true],
    ["another usage", { usages: ["ORGA"] }, {}, false],
    ["a usage that nobody says", { usages: ["ORGA"] }, { usage: null }, true],
    ["an IBAN", { ibans: ["FR76 3000 6000 0112 3456 7890 189"] }, {}, true],
    ["another IBAN", { ibans: ["FR7630006000011234567890188"] }, {}, false],
    ["no IBAN", { ibans: ["FR7630006000011234567890189"] }, { iban: null }, false],
    ["a contract", { types: ["card"] }, { kind: "subscription", type: null }, true],
  ])("fits the host's limits or not: %s", (_, limits, item, isFitting) => {
    const next = choosing(limits).find([foundItem(1, item)]);
    expect(next).toMatchObject(
      isFitting ? { step: "choosingAccounts" } : { step: "noAccount", unfit: { count: 1, limits } },
    );
  });

  it("asks for what is new only, and not at all where all is shared", () => {
    const shared = foundItem(1, { isShared: true });
    expect(choosing().find([shared, foundItem(2)])).toMatchObject({ step: "choosingAccounts" });
    expect(choosing().find([shared])).toMatchObject({ step: "connected", shared: [{ id: 1 }] });
  });

  it("may be nothing, or nothing yet", () => {
    expect(choosing().find([])).toMatchObject({ step: "noAccount" });
    expect(choosing().find([], connection({ state: null }))).toMatchObject({ step: "syncing" });
  });

  it("is not nothing where a part of the choice was saved before", () => {
    const { find, hear } = choosing();
    find([foundItem(1), foundItem(2)]);
    hear({ type: "ACCOUNTS_CHOSEN", keys: ["account 1", "account 2"] });
    hear({ type: "ACCOUNTS_SUBMITTED" });
    hear({ ...sampleEvents.REQUEST_FAILED, code: "upstream_unavailable" });
    const saved = [foundItem(1, { isShared: true }), foundItem(2)];
    expect(find(saved)).toMatchObject({ partlySaved: true, chosen: ["account 2"] });
    expect(hear({ type: "NOTHING_SHARED" })).toMatchObject({
      step: "connected",
      shared: [{ id: 1 }],
    });
  });

  it("tells a choice that was saved after all from one that was not", () => {
    const { find, hear } = choosing();
    find([foundItem(1), foundItem(2)]);
    hear({ type: "ACCOUNTS_CHOSEN", keys: ["account 1"] });
    hear({ type: "ACCOUNTS_SUBMITTED" });
    hear({ ...sampleEvents.REQUEST_FAILED, code: "upstream_unavailable" });
    expect(find([foundItem(1), foundItem(2)])).toMatchObject({ notSaved: true });
    expect(find([foundItem(1, { isShared: true }), foundItem(2)])).toMatchObject({
      step: "connected",
      shared: [{ id: 1 }],
    });
  });
});
