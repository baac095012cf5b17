import { describe, expect, it } from "vitest";
import { routeConnection } from "./routing.ts";
import type { Arrival } from "./routing.ts";
import {
  attempt,
  connection,
  connector,
  otpField,
  SYNCED,
  twoWays,
  webauthConnector,
  webauthWithDetail,
} from "./samples.fixture.ts";
import type { Attempt, StepState } from "./steps.ts";
import { waysIn } from "./way-in.ts";

const arrivals = [
  "create",
  "details",
  "answer",
  "sync",
  "resume",
  "webauth",
  "poll",
  "open",
] as const satisfies readonly Arrival[];

interface Row {
  /** What Powens sent. */
  readonly wire: Readonly<Record<string, unknown>>;
  /** What the PSU sees, wherever it arrives… */
  readonly shows: Readonly<Record<string, unknown>>;
  /** …but for these places. */
  readonly except?: Partial<Record<Arrival, Readonly<Record<string, unknown>>>>;
}

const connected = {
  shows: { step: "connected", already: false },
  except: {
    create: { step: "connected", already: true },
    open: { step: "connected", already: true },
  },
};
const verification = {
  shows: { step: "SCARequired", sending: null },
  except: { resume: { step: "decoupledEnded", how: "ended", sending: null } },
};
const wrong = (refusals: number) => ({
  step: "enteringCredentials",
  purpose: "repair",
  notice: { kind: "wrongpass", bankMessage: "Code incorrect", field: null },
  sending: null,
  fields: [{ name: "login" }, { name: "password", kind: "password" }],
  attempt: { refusals },
});

const table: Readonly<Record<string, Row>> = {
  "null, never synchronised": { wire: { state: null }, shows: { step: "syncing" } },
  "null, synchronised": { wire: { state: null, last_update: SYNCED }, ...connected },
  'the text ""': { wire: { state: "", last_update: SYNCED }, ...connected },
  'the text "null"': { wire: { state: "null", last_update: SYNCED }, ...connected },
  "no state at all": { wire: {}, shows: { step: "syncing" } },
  SCARequired: { wire: { state: "SCARequired" }, ...verification },
  "`error` without `state`": { wire: { error: "SCARequired", state: null }, ...verification },
  "SCARequired that says expired": {
    wire: { state: "SCARequired", error_message: "App validation has expired" },
    shows: { step: "SCARequired" },
    except: { resume: { step: "decoupledEnded", how: "expired" } },
  },
  webauthRequired: {
    wire: {
      state: "webauthRequired",
      error_message: "Redirecting to https://bank.example/?state=secret",
    },
    shows: {
      step: "leavingForBank",
      going: false,
      attempt: { connection: { error_message: null } },
    },
  },
  additionalInformationNeeded: {
    wire: { state: "additionalInformationNeeded", fields: [otpField] },
    shows: {
      step: "answering",
      fields: [{ name: "sms", kind: "text", required: true }],
      round: 1,
      notice: null,
      bankMessage: null,
      refusals: 0,
      sending: null,
      renewing: false,
    },
  },
  "additionalInformationNeeded on a connection that was good": {
    wire: { state: "additionalInformationNeeded", fields: [otpField], last_update: SYNCED },
    shows: { step: "answering", attempt: { known: true } },
  },
  "additionalInformationNeeded without an input to show": {
    wire: {
      state: "additionalInformationNeeded",
      fields: [{ name: "r", label: "r", type: "redirect_uri" }],
    },
    shows: { step: "SCARequired" },
    except: { sync: { step: "unknown", code: "additionalInformationNeeded" } },
  },
  decoupled: {
    wire: { state: "decoupled" },
    shows: { step: "awaitingDecoupled", round: 1, resume: "due", moved: false },
  },
  validating: {
    wire: { state: "validating" },
    shows: { step: "returningFromBank", why: "validating" },
  },
  wrongpass: {
    wire: { state: "wrongpass", error_message: "Code incorrect" },
    shows: wrong(1),
    except: { open: wrong(0) },
  },
  "wrongPass, as the reference spells it": {
    wire: { state: "wrongPass", error_message: "Code incorrect" },
    shows: wrong(1),
    except: { open: wrong(0) },
  },
  passwordExpired: {
    wire: { state: "passwordExpired", error_message: "The password has expired" },
    shows: { step: "passwordExpired", bankMessage: "The password has expired" },
  },
  actionNeeded: {
    wire: { state: "actionNeeded", error_message: "Please confirm the new terms" },
    shows: {
      step: "actionNeeded",
      bankMessage: "Please confirm the new terms",
      sending: null,
      stillDue: false,
    },
  },
  rateLimiting: { wire: { state: "rateLimiting" }, shows: { step: "rateLimiting" } },
  websiteUnavailable: {
    wire: { state: "websiteUnavailable" },
    shows: { step: "websiteUnavailable", sending: null },
  },
  bug: { wire: { state: "bug" }, shows: { step: "bug" } },
  notSupported: { wire: { state: "notSupported" }, shows: { step: "notSupported" } },
  "a state of the future": {
    wire: { state: "aStateAddedNextYear" },
    shows: { step: "unknown", code: "aStateAddedNextYear" },
  },
};

const cases = Object.entries(table).flatMap(([name, { wire, shows, except }]) =>
  arrivals.map((arrival) => [name, arrival, wire, except?.[arrival] ?? shows] as const),
);

const namesOf = (step: StepState) => ("fields" in step ? step.fields.map(({ name }) => name) : []);

describe("[T69] routeConnection, bank with a sign-in form", () => {
  it.each(cases)("%s, in the answer to %s", (_, arrival, wire, shows) => {
    const step = routeConnection(attempt(), connection(wire), arrival);
    expect(step).toMatchObject(shows);
    expect("attempt" in step && step.attempt?.connection?.id).toBe(8812);
  });
});

describe("routeConnection, bank with its own site", () => {
  const site = attempt({ connector: webauthConnector() });

  it.each(arrivals.filter((arrival) => arrival !== "resume"))(
    "sends to the bank for SCARequired in the answer to %s",
    (arrival) => {
      expect(routeConnection(site, connection({ state: "SCARequired" }), arrival)).toMatchObject({
        step: "leavingForBank",
        going: false,
      });
    },
  );

  it("sends to the bank for wrongpass and for a renewed password, even where a detail was asked before", () => {
    const detailed = attempt({ connector: webauthWithDetail() });
    for (const from of [site, detailed])
      expect(routeConnection(from, connection({ state: "wrongpass" }), "poll").step).toBe(
        "leavingForBank",
      );
  });

  it("asks for the fields that a wrongpass names itself", () => {
    const wire = { state: "wrongpass", fields: [{ name: "website", label: "Espace" }] };
    const step = routeConnection(
      attempt({ connector: webauthWithDetail() }),
      connection(wire),
      "poll",
    );
    expect(step).toMatchObject({ step: "enteringCredentials", purpose: "repair" });
    expect(namesOf(step)).toEqual(["website"]);
  });
});

describe("routeConnection, several sources", () => {
  const source = (name: string, state: string | null, over = {}) => ({
    id: name.length,
    name,
    state,
    last_update: SYNCED,
    disabled: null,
    ...over,
  });
  const route = (state: string, sources: readonly object[], over: Partial<Attempt> = {}) =>
    routeConnection(
      attempt({ connector: twoWays(), ...over }),
      connection({ state, sources, last_update: SYNCED }),
      "open",
    );

  it("follows the failing source, not the healthy one", () => {
    expect(
      route("SCARequired", [source("openapi", null), source("directaccess", "SCARequired")]),
    ).toMatchObject({ step: "SCARequired", attempt: { wayIn: { source: "directaccess" } } });
    expect(
      route("SCARequired", [source("openapi", "SCARequired"), source("directaccess", null)]),
    ).toMatchObject({ step: "leavingForBank", attempt: { wayIn: { source: "openapi" } } });
  });

  it("shows the form of the source whose details are wrong", () => {
    const step = route("wrongpass", [source("openapi", null), source("directaccess", "wrongpass")]);
    expect(step).toMatchObject({ step: "enteringCredentials", purpose: "repair" });
    expect(namesOf(step)).toEqual(["login", "password"]);
  });

  it("stays with the way in use where it fails too", () => {
    const [, directaccess] = waysIn(twoWays());
    const both = [source("openapi", "SCARequired"), source("directaccess", "SCARequired")];
    expect(
      route("SCARequired", both, directaccess === undefined ? {} : { wayIn: directaccess }),
    ).toMatchObject({ step: "SCARequired" });
  });

  it("passes over disabled sources, and keeps the way in when no source carries the state", () => {
    const off = { disabled: SYNCED };
    expect(
      route("SCARequired", [source("directaccess", "SCARequired", off), source("openapi", null)]),
    ).toMatchObject({ step: "leavingForBank", attempt: { wayIn: { source: "openapi" } } });
  });

  it("reads the nested name of a source", () => {
    const nested = { id: 1, source: { name: "directaccess" }, state: "SCARequired" };
    expect(route("SCARequired", [nested])).toMatchObject({ step: "SCARequired" });
  });
});

describe("routeConnection, the details", () => {
  it("keeps every field of a prompt, lists and secrets included, whatever their source", () => {
    const fields = [
      {
        name: "account_id",
        label: "Compte",
        type: "list",
        values: ["A", { label: "B", value: 2 }],
      },
      { name: "pin", label: "Code", type: "password" },
      { name: "new_type", label: "Autre", type: "holographic" },
      { name: "secret", label: "s", type: "hidden" },
    ];
    const step = routeConnection(
      attempt(),
      connection({ state: "additionalInformationNeeded", fields }),
      "create",
    );
    expect(step).toMatchObject({
      fields: [
        { name: "account_id", kind: "list", choices: [{ value: "A" }, { label: "B", value: "2" }] },
        { name: "pin", kind: "password", required: true },
        { name: "new_type", kind: "text" },
      ],
    });
    expect(namesOf(step)).toHaveLength(3);
  });

  it("asks only what a wrongpass names, a list too, with the choices that the connector knows", () => {
    const values = [{ label: "Particuliers", value: "par" }];
    const bank = connector({
      fields: [
        { name: "login", label: "Identifiant", type: "text" },
        { name: "website", label: "Espace", type: "list", values },
      ],
    });
    const wire = {
      state: "wrongpass",
      fields: [{ name: "website", label: "Espace", type: "list" }],
    };
    expect(routeConnection(attempt({ connector: bank }), connection(wire), "open")).toMatchObject({
      step: "enteringCredentials",
      fields: [{ name: "website", kind: "list", choices: values }],
    });
  });

  it("shows no form for a bank that has no way in any more", () => {
    const bank = connector({ auth_mechanism: "telepathy" });
    const wrong = connection({ state: "wrongpass" });
    expect(routeConnection(attempt({ connector: bank }), wrong, "open").step).toBe("notSupported");
  });

  it("counts a refusal once: not when the same wrongpass is only read again", () => {
    const before = attempt({ connection: connection({ state: "wrongpass" }), refusals: 1 });
    expect(routeConnection(before, connection({ state: "wrongpass" }), "poll")).toMatchObject({
      attempt: { refusals: 1 },
    });
    const validating = attempt({ connection: connection({ state: "validating" }), refusals: 1 });
    expect(routeConnection(validating, connection({ state: "wrongpass" }), "poll")).toMatchObject({
      attempt: { refusals: 2 },
    });
  });

  it("stops at the third refusal of details", () => {
    const twice = attempt({ connection: connection({ state: null }), refusals: 2 });
    expect(routeConnection(twice, connection({ state: "wrongpass" }), "details").step).toBe(
      "tooManyTries",
    );
  });

  it("numbers the prompts of a chain, and the approvals that follow each other", () => {
    const asks = connection({ state: "additionalInformationNeeded", fields: [otpField] });
    const approval = connection({ state: "decoupled" });
    expect(routeConnection(attempt(), asks, "answer", { round: 1 })).toMatchObject({ round: 2 });
    expect(routeConnection(attempt(), asks, "poll", { round: 1 })).toMatchObject({ round: 2 });
    expect(routeConnection(attempt(), approval, "poll", { round: 1 })).toMatchObject({ round: 2 });
    expect(routeConnection(attempt(), approval, "answer", { round: 1 })).toMatchObject({
      round: 1,
    });
  });

  it("takes a connection that ever synchronised for a known one", () => {
    const wire = { state: "decoupled", last_update: SYNCED };
    expect(routeConnection(attempt(), connection(wire), "create")).toMatchObject({
      attempt: { known: true },
    });
    expect(routeConnection(attempt(), connection({ state: "decoupled" }), "create")).toMatchObject({
      attempt: { known: false },
    });
  });
});
