import { describe, expect, it } from "vitest";
import { createBench, makeInstitution } from "../testing/harness.ts";

const client = { client_id: "40219377", client_secret: "sandbox-client-secret" };
const bearer = (token: unknown) => ({ authorization: `Bearer ${String(token)}` });
const bench = () => createBench(makeInstitution("plain"));

describe("tokens", () => {
  it("are permanent with the client's credentials and temporary without", async () => {
    const { call, clock } = bench();
    const lasting = (await call("POST", "/auth/init", client)).body;
    expect(lasting).toMatchObject({ type: "permanent", expires_in: null });
    const passing = (await call("POST", "/auth/init")).body;
    expect(passing).toMatchObject({ type: "temporary", expires_in: 1800 });
    clock.advance(1_800_000);
    const statuses = [];
    for (const { auth_token } of [lasting, passing]) {
      statuses.push((await call("GET", "/users/me", undefined, bearer(auth_token))).status);
    }
    expect(statuses).toEqual([200, 401]);
  });

  it("are not given for wrong credentials", async () => {
    const { call } = bench();
    const wrong = { ...client, client_secret: "guess" };
    for (const path of ["/auth/init", "/auth/token/access", "/auth/renew"]) {
      expect((await call("POST", path, wrong)).status).toBe(401);
    }
  });

  it("come for a code, which is a token itself unless it is for single access", async () => {
    const { call } = bench();
    const standard = (await call("GET", "/auth/token/code")).body;
    expect(standard).toMatchObject({ type: "temporary", access: "standard", expires_in: 1800 });
    expect((await call("GET", "/users/me", undefined, bearer(standard["code"]))).status).toBe(200);
    const single = (await call("GET", "/auth/token/code?type=singleAccess")).body;
    expect(single["access"]).toBe("single");
    expect((await call("GET", "/users/me", undefined, bearer(single["code"]))).status).toBe(401);
    const swap = { ...client, code: single["code"] };
    const access = (await call("POST", "/auth/token/access", swap)).body;
    expect(Object.keys(access)).toEqual(["access_token", "token_type"]);
    expect((await call("GET", "/users/me", undefined, bearer(access["access_token"]))).status).toBe(
      200,
    );
    expect((await call("POST", "/auth/token/access", swap)).status).toBe(400);
  });

  it("are renewed for a known user, and the old ones revoked on request", async () => {
    const { call, token, sandbox } = bench();
    const { id } = sandbox.addUser();
    const own = (await call("GET", "/users/me")).body["id"];
    expect(own).not.toBe(id);
    const renewal = { ...client, grant_type: "client_credentials", id_user: own };
    const { body } = await call("POST", "/auth/renew", { ...renewal, revoke_previous: true });
    expect((await call("GET", "/users/me", undefined, bearer(token))).status).toBe(401);
    const fresh = bearer(body["access_token"]);
    expect((await call("GET", "/users/me", undefined, fresh)).body["id"]).toBe(own);
  });

  it("are revoked by their holder", async () => {
    const { call } = bench();
    const revoked = await call("DELETE", "/auth/token");
    expect([revoked.status, revoked.text]).toEqual([204, ""]);
    expect((await call("GET", "/users/me")).status).toBe(401);
  });
});

describe("the swap of a code", () => {
  const swap = async (extras: Record<string, unknown>, type = "requestAccess") => {
    const made = bench();
    const { code } = (await made.call("GET", `/auth/token/code?type=${type}`)).body;
    const body = { ...client, code, ...extras };
    return { ...made, post: () => made.call("POST", "/auth/token/access", body) };
  };

  it.each([
    ["a wrong secret", { client_secret: "guess" }, 401, "unauthorized"],
    ["no secret", { client_secret: undefined }, 401, "unauthorized"],
    ["another client", { client_id: "1" }, 401, "unauthorized"],
    ["another grant", { grant_type: "password" }, 400, "invalidValue"],
    ["a code nobody gave", { code: "a+b/c" }, 400, "invalidValue"],
    ["no code", { code: undefined }, 400, "invalidValue"],
  ])("is refused for %s", async (_, extras, status, code) => {
    const { post } = await swap(extras);
    const answer = await post();
    expect([answer.status, answer.body["code"]]).toEqual([status, code]);
  });

  it.each([
    ["requestAccess", 200],
    ["singleAccess", 400],
  ])("works with %s, and a second time answers %i", async (type, second) => {
    const { post } = await swap({}, type);
    expect((await post()).status).toBe(200);
    expect((await post()).status).toBe(second);
  });

  it("is refused after half an hour, and for a permanent token", async () => {
    const { clock, post, call, token } = await swap({});
    expect((await call("POST", "/auth/token/access", { ...client, code: token })).status).toBe(400);
    clock.advance(1_800_000);
    expect((await post()).status).toBe(400);
  });
});

describe("a revocation", () => {
  it("by the operator ends every token and code of one user, and nothing else", async () => {
    const { call, create, sandbox, token } = bench();
    await create();
    const { id } = (await call("GET", "/users/me")).body;
    const { code } = (await call("GET", "/auth/token/code")).body;
    const other = sandbox.addUser();
    sandbox.revokeUser(Number(id));
    const statuses = [];
    for (const given of [token, code, other.token]) {
      statuses.push((await call("GET", "/users/me", undefined, bearer(given))).status);
    }
    expect(statuses).toEqual([401, 401, 200]);
    expect((await call("POST", "/auth/token/access", { ...client, code })).status).toBe(400);
    const renewal = { ...client, grant_type: "client_credentials", id_user: id };
    const fresh = bearer((await call("POST", "/auth/renew", renewal)).body["access_token"]);
    const list = await call("GET", "/users/me/connections", undefined, fresh);
    expect(list.body["total"]).toBe(1);
    expect(() => {
      sandbox.revokeUser(1);
    }).toThrow(RangeError);
  });

  it("by a renewal spares the codes and, unless asked for, the other tokens", async () => {
    const { call, token } = bench();
    const { id } = (await call("GET", "/users/me")).body;
    const { code } = (await call("GET", "/auth/token/code")).body;
    const renewal = { ...client, grant_type: "client_credentials", id_user: id };
    await call("POST", "/auth/renew", renewal);
    expect((await call("GET", "/users/me", undefined, bearer(token))).status).toBe(200);
    await call("POST", "/auth/renew", { ...renewal, revoke_previous: true });
    expect((await call("GET", "/users/me", undefined, bearer(token))).status).toBe(401);
    expect((await call("GET", "/users/me", undefined, bearer(code))).status).toBe(200);
  });
});

describe("users", () => {
  it.each([
    ["wiped after half an hour", false, 400],
    ["kept when a permanent token was issued meanwhile", true, 200],
  ])("without credentials are %s", async (_, isSwapped, status) => {
    const { call, clock } = bench();
    const { auth_token, id_user } = (await call("POST", "/auth/init")).body;
    const own = bearer(auth_token);
    const { code } = (await call("GET", "/auth/token/code", undefined, own)).body;
    if (isSwapped) await call("POST", "/auth/token/access", { ...client, code });
    clock.advance(1_800_000);
    const renewal = { ...client, grant_type: "client_credentials", id_user };
    expect((await call("POST", "/auth/renew", renewal)).status).toBe(status);
    expect((await call("GET", "/users/me", undefined, own)).status).toBe(401);
  });

  it("are read and deleted with everything they have", async () => {
    const { call, create } = bench();
    await create();
    expect((await call("GET", "/users/me")).body["signin"]).toBe("2026-01-15 10:00:00");
    const deleted = await call("DELETE", "/users/me");
    expect([deleted.status, Object.keys(deleted.body)]).toEqual([200, ["survey_url"]]);
    expect((await call("GET", "/users/me/connections")).status).toBe(401);
  });
});
