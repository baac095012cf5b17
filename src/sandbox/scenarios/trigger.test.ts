import { describe, expect, it } from "vitest";
import { testConnector } from "../catalogue/test-connector.ts";
import { createBench, idOf } from "../testing/harness.ts";

const bench = () => createBench(testConnector);
const choose = (value: string) => ({ openapiwebsite: value, directaccesswebsite: value });

const SUCCESS_KEYS = [
  "active",
  "connector_uuid",
  "created",
  "error",
  "error_message",
  "expire",
  "id",
  "id_bank",
  "id_connector",
  "id_provider",
  "id_user",
  "last_push",
  "last_update",
  "next_try",
  "state",
];

describe("the test connector, by the value of its list", () => {
  it.each([
    ["par", 200, null],
    ["pro", 200, null],
    ["ping", 200, null],
    ["otp_transfer", 200, null],
    ["SCARequired", 200, null],
    ["SCARequiredAndOTP", 200, null],
    ["SCARequiredAndDecoupled", 200, null],
    ["additionalInformationNeeded", 202, "additionalInformationNeeded"],
    ["doubleotp", 202, "additionalInformationNeeded"],
    ["shortDecoupled", 202, "decoupled"],
    ["longDecoupled", 202, "decoupled"],
    ["AppValidationCancelled", 202, "decoupled"],
    ["AppValidationExpired", 202, "decoupled"],
    ["webauthRequired", 202, "webauthRequired"],
  ])("%s creates with %i and state %s", async (value, status, state) => {
    const { create } = bench();
    const answer = await create({ openapiwebsite: value }, "?source=openapi");
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ state, error: state, last_update: null });
    const extra =
      state === "additionalInformationNeeded"
        ? ["fields"]
        : state === "decoupled"
          ? ["description", "id_connection"]
          : [];
    expect(Object.keys(answer.body).sort()).toEqual([...SUCCESS_KEYS, ...extra].sort());
  });

  it.each([
    ["wrongpass", { code: "wrongpass", message: "Incorrect password" }],
    ["passwordExpired", { code: "passwordExpired", message: "The password has expired" }],
    [
      "actionNeeded",
      { code: "actionNeeded", message: "Please confirm the new terms and conditions" },
    ],
    ["bug", { code: "bug", description: "bug" }],
    ["websiteUnavailable", { code: "websiteUnavailable", description: "websiteUnavailable" }],
  ])("%s is refused with 400 and leaves no connection", async (value, body) => {
    const { call, create } = bench();
    const answer = await create(choose(value));
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual(body);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect((await call("GET", "/users/me/connections")).body).toEqual({
      connections: [],
      total: 0,
    });
  });

  it("names the code notSupported", async () => {
    const { create } = bench();
    expect((await create(choose("notSupported"))).body).toMatchObject({ code: "notSupported" });
  });

  it("gives the same answer on the other source", async () => {
    const { create } = bench();
    const answer = await create(
      { directaccesswebsite: "additionalInformationNeeded" },
      "?source=directaccess",
    );
    expect(answer.body).toMatchObject({ fields: [{ name: "directaccesssms" }] });
  });

  it("refuses a value outside the list as config and quotes it", async () => {
    const { create } = bench();
    const answer = await create(choose("nothing-known"));
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: "config" });
    expect(answer.body["description"]).toContain('Value "nothing-known" is not in list: par, pro');
  });

  it("asks to say abcd with the thin field of recorded prompts", async () => {
    const { create } = bench();
    const { body } = await create(choose("additionalInformationNeeded"));
    expect(body["error_message"]).toBe("openapisms: Dites abcd");
    expect(body["fields"]).toEqual([
      {
        name: "openapisms",
        label: "Dites abcd",
        description: "Dites abcd",
        regex: null,
        value: null,
        type: "text",
      },
    ]);
  });

  it("refuses a wrong code, keeps asking, and takes the right one", async () => {
    const { call, create } = bench();
    const id = idOf(await create(choose("additionalInformationNeeded")));
    const wrong = await call("POST", `/users/me/connections/${id}`, { openapisms: "abc" });
    expect([wrong.status, wrong.body]).toEqual([
      400,
      { code: "wrongpass", message: "Il fallait dire « abcd »" },
    ]);
    expect((await call("GET", `/users/me/connections/${id}`)).body).toMatchObject({
      state: "additionalInformationNeeded",
      fields: [{ name: "openapisms" }],
    });
    const right = await call("POST", `/users/me/connections/${id}`, { openapisms: "abcd" });
    expect(right.status).toBe(200);
    expect(right.body).toMatchObject({ state: null, last_update: null, expire: null });
    expect(right.body).not.toHaveProperty("fields");
  });

  it("asks twice for doubleotp, by the same field name", async () => {
    const { call, create } = bench();
    const id = idOf(await create(choose("doubleotp")));
    const second = await call("POST", `/users/me/connections/${id}`, { openapisms: "abcd" });
    expect([second.status, second.body["state"]]).toEqual([202, "additionalInformationNeeded"]);
    const done = await call("POST", `/users/me/connections/${id}`, { openapisms: "abcd" });
    expect([done.status, done.body["state"]]).toEqual([200, null]);
  });

  it.each([
    ["shortDecoupled", 7_000],
    ["longDecoupled", 45_000],
  ])("%s blocks a resume for %i ms, then succeeds", async (value, ms) => {
    const { call, clock, create } = bench();
    const id = idOf(await create(choose(value)));
    const before = clock.now();
    const done = await call("POST", `/users/me/connections/${id}`, { resume: true });
    expect([done.status, done.body["state"]]).toEqual([200, null]);
    expect(clock.now() - before).toBe(ms);
  });

  it.each([
    ["AppValidationCancelled", "App validation has been cancelled"],
    ["AppValidationExpired", "App validation has expired"],
  ])("%s fails the resume with SCARequired", async (value, description) => {
    const { call, create } = bench();
    const id = idOf(await create(choose(value)));
    const ended = await call("POST", `/users/me/connections/${id}`, { resume: true });
    expect([ended.status, ended.body]).toEqual([400, { code: "SCARequired", description }]);
    expect((await call("GET", `/users/me/connections/${id}`)).body["state"]).toBe("SCARequired");
    const again = await call("POST", `/users/me/connections/${id}`, {});
    expect([again.status, again.body["state"]]).toEqual([202, "decoupled"]);
  });

  it.each([
    ["SCARequiredAndOTP", "additionalInformationNeeded"],
    ["SCARequiredAndDecoupled", "decoupled"],
    ["SCARequired", "SCARequired"],
  ])("%s shows its challenge at the next POST {} only", async (value, state) => {
    const { call, clock, create } = bench();
    const id = idOf(await create(choose(value)));
    clock.advance(60_000);
    const read = await call("GET", `/users/me/connections/${id}`);
    expect(read.body["state"]).toBeNull();
    const next = await call("POST", `/users/me/connections/${id}`, {});
    expect([next.status, next.body["state"], next.body["expire"]]).toEqual([202, state, null]);
  });

  it("never shows the bank's address of webauthRequired without a secret to guard", async () => {
    const { create } = bench();
    const { body } = await create({ openapiwebsite: "webauthRequired" }, "?source=openapi");
    expect(body["error_message"]).toMatch(/^Redirecting to https:\/\/\S+[?&]state=\w{40}$/);
  });

  it("completes a connection by a synchronisation when the bank is back", async () => {
    const { call, create } = bench();
    const id = idOf(await create(choose("webauthRequired"), "?source=openapi"));
    expect((await create(choose("websiteUnavailable"), "?source=openapi")).status).toBe(400);
    const path = `/users/me/connections/${id}`;
    expect((await call("GET", path)).body["state"]).toBe("websiteUnavailable");
    expect((await call("PUT", path)).body).toMatchObject({ state: null, expire: null });
    expect((await call("GET", `${path}/accounts?all`)).body["total"]).toBeGreaterThan(0);
  });
});
