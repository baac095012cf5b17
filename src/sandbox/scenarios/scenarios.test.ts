import { describe, expect, it } from "vitest";
import type { ScenarioName, WireField } from "../institution.ts";
import { scenarioNames } from "../institution.ts";
import { createBench, idOf, makeInstitution } from "../testing/harness.ts";

const bench = (scenario: ScenarioName) => createBench(makeInstitution(scenario));
const one = (id: number) => `/users/me/connections/${id}`;

const website: WireField = {
  name: "website",
  label: "Espace",
  type: "list",
  required: true,
  values: [
    { label: "Particuliers", value: "par" },
    { label: "Professionnels", value: "pro" },
  ],
  auth_mechanisms: ["credentials"],
  connector_sources: ["openapi", "directaccess"],
};

/** Status and `state` or `code` of the first answer. `null` status: no answer comes. */
const firstAnswers: Readonly<Record<ScenarioName, readonly [number | null, string | null]>> = {
  plain: [200, null],
  trigger: [200, null],
  situation: [200, null],
  otp: [202, "additionalInformationNeeded"],
  doubleOtp: [202, "additionalInformationNeeded"],
  multiPrompt: [202, "additionalInformationNeeded"],
  listPrompt: [202, "additionalInformationNeeded"],
  decoupled: [202, "decoupled"],
  longDecoupled: [202, "decoupled"],
  doubleDecoupled: [202, "decoupled"],
  decoupledThenOtp: [202, "decoupled"],
  decoupledCancelled: [202, "decoupled"],
  decoupledExpired: [202, "decoupled"],
  scaRequiredOtp: [200, null],
  scaRequiredDecoupled: [200, null],
  validating: [202, "validating"],
  wrongpassOnChoice: [200, null],
  passwordExpired: [400, "passwordExpired"],
  actionNeeded: [400, "actionNeeded"],
  rateLimiting: [200, "rateLimiting"],
  websiteUnavailable: [400, "websiteUnavailable"],
  bug: [400, "bug"],
  notSupported: [400, "notSupported"],
  config: [400, "config"],
  unknownState: [202, "someFutureState"],
  unknownCode: [400, "someFutureCode"],
  errorTwin: [200, null],
  serverError: [500, "page"],
  slow: [200, null],
  stall: [200, null],
  drop: [null, null],
  noAccount: [200, null],
  activationFails: [200, null],
  partialSources: [200, "websiteUnavailable"],
  webauth: [202, "webauthRequired"],
  webauthMobileOnly: [202, "webauthRequired"],
};

describe("the first answer of each scenario", () => {
  it.each(scenarioNames.map((name) => [name, ...firstAnswers[name]] as const))(
    "%s: %s, %s",
    async (name, status, word) => {
      const { create } = bench(name);
      if (status === null) {
        await expect(create()).rejects.toThrow("cut the connection");
        return;
      }
      const answer = await create();
      expect(answer.status).toBe(status);
      if (word === "page") expect(answer.headers.get("content-type")).toContain("text/html");
      else expect(answer.body[status === 400 ? "code" : "state"]).toBe(word);
    },
  );
});

describe("what follows", () => {
  it("takes a code of digits", async () => {
    const { call, create } = bench("otp");
    const id = idOf(await create());
    expect((await call("POST", one(id), { otp_sms: "000000" })).status).toBe(400);
    expect((await call("POST", one(id), { otp_sms: "123456" })).status).toBe(200);
  });

  it("asks for three things at once, a list and a secret among them", async () => {
    const { call, create } = bench("multiPrompt");
    const asked = await create();
    expect(asked.body["fields"]).toMatchObject([
      { type: "password", regex: "^\\d{6}$" },
      { type: "list", values: [{ value: "pc" }, { value: "phone" }] },
      { type: "text" },
    ]);
    const id = idOf(asked);
    const missing = await call("POST", one(id), { pin_code: "123456" });
    expect(missing.body["code"]).toBe("missingParameter");
    const wrong = { pin_code: "123456", device: "boat", answer: "abcd" };
    expect((await call("POST", one(id), wrong)).body["code"]).toBe("wrongpass");
    expect((await call("POST", one(id), { ...wrong, device: "pc" })).status).toBe(200);
  });

  it("goes from an approval to a code", async () => {
    const { call, create } = bench("decoupledThenOtp");
    const id = idOf(await create());
    const next = await call("POST", one(id), { resume: true });
    expect([next.status, next.body["state"]]).toEqual([202, "additionalInformationNeeded"]);
  });

  it("asks for two approvals", async () => {
    const { call, create } = bench("doubleDecoupled");
    const id = idOf(await create());
    const second = await call("POST", one(id), { resume: true });
    expect([second.status, second.body["state"]]).toEqual([202, "decoupled"]);
    expect((await call("POST", one(id), { resume: true })).body["state"]).toBeNull();
  });

  it("approves when it is sent again after a cancelled one", async () => {
    const { call, create } = bench("decoupledCancelled");
    const id = idOf(await create());
    expect((await call("POST", one(id), { resume: true })).status).toBe(400);
    expect((await call("POST", one(id), {})).body["state"]).toBe("decoupled");
    expect((await call("POST", one(id), { resume: true })).body["state"]).toBeNull();
  });

  it("ends validating by time alone", async () => {
    const { call, clock, create } = bench("validating");
    const id = idOf(await create());
    expect((await call("POST", one(id), {})).status).toBe(409);
    clock.advance(60_000);
    expect((await call("GET", one(id))).body["state"]).toBeNull();
  });

  it("ends rateLimiting at next_try", async () => {
    const { call, clock, create } = bench("rateLimiting");
    const limited = await create();
    expect(limited.body["next_try"]).toBe("2026-01-15 22:00:00");
    clock.advance(12 * 3_600_000);
    expect((await call("GET", one(idOf(limited)))).body["state"]).toBeNull();
  });

  it("stays in a state of the future whatever is sent", async () => {
    const { call, create } = bench("unknownState");
    const id = idOf(await create());
    expect((await call("POST", one(id), {})).body["state"]).toBe("someFutureState");
  });

  it("tells the state by the deprecated twin alone", async () => {
    const { call, create } = bench("errorTwin");
    const created = await create();
    expect(created.body).toMatchObject({ state: null, error: "SCARequired" });
    const asked = await call("POST", one(idOf(created)), {});
    expect(asked.body).toMatchObject({ state: null, error: "additionalInformationNeeded" });
    const done = await call("POST", one(idOf(created)), { otp_sms: "123456" });
    expect(done.body).toMatchObject({ state: null, error: null });
  });

  it("refuses every choice but the first, and says so about the space", async () => {
    const { create } = createBench(
      makeInstitution("wrongpassOnChoice", {
        fields: [website, ...makeInstitution("plain").connector.fields],
      }),
    );
    const refused = await create({ website: "pro" });
    expect(refused.body).toMatchObject({ code: "wrongpass" });
    expect(refused.body["message"]).toContain("espace client");
    expect((await create({ website: "par" })).status).toBe(200);
  });

  it.each([
    ["slow", 20_000],
    ["stall", 600_000],
  ] as const)("%s answers after %i ms, and a read sees the connection before", async (name, ms) => {
    const { call, clock, create } = bench(name);
    const before = clock.now();
    const answer = await create();
    expect(clock.now() - before).toBe(ms);
    const list = await call("GET", "/users/me/connections");
    expect(list.body["connections"]).toMatchObject([{ id: idOf(answer), state: null }]);
  });

  it("has the connection although the line was cut", async () => {
    const { call, create } = bench("drop");
    await expect(create()).rejects.toMatchObject({ name: "DroppedConnectionError" });
    expect((await call("GET", "/users/me/connections")).body).toMatchObject({
      total: 1,
      connections: [{ state: null }],
    });
  });

  it("finds no account", async () => {
    const { call, create } = bench("noAccount");
    const id = idOf(await create());
    expect((await call("GET", `${one(id)}/accounts?all`)).body).toMatchObject({
      accounts: [],
      total: 0,
    });
  });

  it("has one source that works beside one that fails", async () => {
    const { call, clock, create } = bench("partialSources");
    const id = idOf(await create());
    clock.advance(10_000);
    const { body } = await call("GET", `${one(id)}?expand=sources,all_accounts`);
    expect(body).toMatchObject({
      state: "websiteUnavailable",
      last_update: "2026-01-15 10:00:05",
      sources: [
        { name: "openapi", state: null },
        { name: "directaccess", state: "websiteUnavailable" },
      ],
      all_accounts: [{ type: "checking" }, { type: "card" }],
    });
  });
});
