import { describe, expect, it } from "vitest";
import { PowensTransportError } from "./upstream/powens-transport.ts";
import { proxyUnderTest } from "./testing/proxy-under-test.ts";

const ACCOUNTS = "GET /users/me/connections/8812/accounts";
const SUBSCRIPTIONS = "GET /users/me/subscriptions";
const putTo = (ids: string) => `PUT /users/me/connections/8812/accounts/${ids}`;

const account = (id: number, changes: Record<string, unknown> = {}) => ({
  id,
  id_connection: 8812,
  id_source: 15001,
  name: "Compte joint",
  type: "checking",
  number: "00012345678",
  iban: "FR7630006000011234567890189",
  balance: 1250.4,
  id_user: 412,
  usage: "PRIV",
  disabled: "2026-06-02 10:04:11",
  deleted: null,
  ...changes,
});
const contract = (id: number, id_connection = 8812) => ({
  id,
  id_connection,
  number: "0612345678",
  label: "Forfait mobile",
  subscriber: "M. Canari",
  disabled: "2026-06-02 10:04:11",
});

/** A proxy over a bank with two accounts, and a way to share. */
function withAccounts() {
  const under = proxyUnderTest();
  const { powens, send } = under;
  powens.on(ACCOUNTS, { json: { accounts: [account(1), account(2)], balance: 2500.8 } });
  powens.on(putTo("1"), { json: account(1, { disabled: null }) });
  powens.on(putTo("1,2"), {
    json: { accounts: [account(1, { disabled: null }), account(2, { disabled: null })] },
  });
  const share = (body: unknown, what = "accounts") =>
    send({ method: "PUT", path: `/connections/8812/${what}`, body });
  return { ...under, share };
}

const shared = (ids: readonly number[]) => ({ ids, disabled: false });

describe("the accounts of a connection", () => {
  it("are read with the new ones, masked, and without a balance", async () => {
    const { get, powens } = withAccounts();
    const text = await (await get("/connections/8812/accounts")).text();
    expect(JSON.parse(text)).toMatchObject({
      accounts: [
        { id: 1, number: "…5678", iban: "FR76…0189", disabled: "2026-06-02 10:04:11" },
        { id: 2 },
      ],
    });
    expect(text).not.toMatch(/1250|2500|00012345678|30006000|id_user/);
    expect(powens.callsTo(ACCOUNTS)).toEqual([
      expect.objectContaining({ query: { all: "true" }, slow: false }),
    ]);
  });

  it("leave out what is gone, what belongs elsewhere and what cannot be read", async () => {
    const { get, powens, log } = withAccounts();
    powens.on(ACCOUNTS, {
      json: {
        accounts: [
          account(1),
          account(2, { deleted: "2026-06-02 10:04:11" }),
          account(3, { id_connection: 2 }),
          account(4, { id_connection: null }),
          { id: "odd" },
        ],
      },
    });
    expect(await (await get("/connections/8812/accounts")).json()).toMatchObject({
      accounts: [{ id: 1 }, { id: 4 }],
    });
    expect(log).toContainEqual({ event: "entries_dropped", call: "accounts", count: 1 });
  });

  it("are read once for many watchers", async () => {
    const { get, powens } = withAccounts();
    await Promise.all(Array.from({ length: 20 }, () => get("/connections/8812/accounts")));
    expect(powens.callsTo(ACCOUNTS)).toHaveLength(1);
  });

  it.each([
    [404, 404, "not_found"],
    [401, 401, "session_expired"],
    [500, 502, "upstream_unavailable"],
  ])("answer %i of Powens as %i", async (status, answered, code) => {
    const { get, powens } = withAccounts();
    powens.on(ACCOUNTS, { status, json: { code: "canary" } });
    const response = await get("/connections/8812/accounts");
    expect(response.status).toBe(answered);
    expect(await response.json()).toMatchObject({ error: { code } });
  });
});

describe("[server B5] what is not this user's connection has nothing to read", () => {
  it.each(["accounts", "subscriptions", "sources", "logs"])(
    "[server B5] %s of an unknown connection are a 404, never an empty list",
    async (what) => {
      const { get, powens } = withAccounts();
      const nothing = { accounts: [], sources: [], connectionlogs: [], total: 0 };
      powens.on(`GET /users/me/connections/9/${what}`, { json: nothing });
      powens.on(SUBSCRIPTIONS, { json: { subscriptions: [contract(7)] } });

      const unknown = await get(`/connections/9/${what}`);

      expect(unknown.status).toBe(404);
      expect(await unknown.json()).toMatchObject({ error: { code: "not_found" } });
    },
  );

  it.each(["accounts", "subscriptions", "sources", "logs"])(
    "[server B5] %s of a connection that has none are an empty list",
    async (what) => {
      const { get, powens } = withAccounts();
      const nothing = { accounts: [], sources: [], connectionlogs: [], total: 0 };
      powens.on(`GET /users/me/connections/9/${what}`, { json: nothing });
      powens.on(SUBSCRIPTIONS, { json: { subscriptions: [contract(7)] } });
      powens.on("GET /users/me/connections/9", { json: { id: 9 } });

      expect((await get(`/connections/9/${what}`)).status).toBe(200);
    },
  );

  it("[server B5] a contract that does not say whose it is belongs to no connection", async () => {
    const { get, powens } = withAccounts();
    const stray = { ...contract(7), id_connection: null };
    powens.on(SUBSCRIPTIONS, { json: { subscriptions: [stray, contract(8)] } });

    expect(await (await get("/connections/8812/subscriptions")).json()).toMatchObject({
      subscriptions: [{ id: 8 }],
    });
  });
});

describe("sharing accounts", () => {
  it.each([
    ["one, which is answered by itself", [1]],
    ["several, which are answered as a list", [1, 2]],
  ])("%s", async (_, ids) => {
    const { share, powens } = withAccounts();
    const response = await share(shared(ids));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      accounts: ids.map((id) => ({ id, disabled: null })),
    });
    const puts = powens.calls.filter(({ method }) => method === "PUT");
    expect(puts).toHaveLength(1);
    expect(puts[0]).toMatchObject({
      path: `/2.0/users/me/connections/8812/accounts/${ids.join(",")}`,
      query: { all: "true" },
      body: JSON.stringify({ disabled: false }),
    });
  });

  it("shows in the next read", async () => {
    const { share, get, powens } = withAccounts();
    await get("/connections/8812/accounts");
    powens.on(putTo("1"), () => {
      powens.on(ACCOUNTS, { json: { accounts: [account(1, { disabled: null }), account(2)] } });
      return { json: account(1, { disabled: null }) };
    });
    await share(shared([1]));
    expect(await (await get("/connections/8812/accounts")).json()).toMatchObject({
      accounts: [{ id: 1, disabled: null }, { id: 2 }],
    });
  });

  it.each([
    ["the contrary", { ids: [1], disabled: true }],
    ["nothing", { ids: [], disabled: false }],
    ["one of them twice", { ids: [1, 1], disabled: false }],
    ["a list in a text", { ids: ["1,2"], disabled: false }],
    ["a path", { ids: ["1/../../.."], disabled: false }],
    ["too many", shared(Array.from({ length: 91 }, (_, index) => index + 1))],
    ["something else as well", { ...shared([1]), display: true }],
    ["no choice at all", { ids: [1] }],
    ["nothing said", {}],
  ])("refuses %s, and sends nothing", async (_, body) => {
    const { share, powens } = withAccounts();
    expect((await share(body)).status).toBe(400);
    expect(powens.calls).toEqual([]);
  });

  it("refuses a call without a body", async () => {
    const { send, powens } = withAccounts();
    const response = await send({ method: "PUT", path: "/connections/8812/accounts" });
    expect(response.status).toBe(400);
    expect(powens.calls).toEqual([]);
  });

  it("refuses an account that is not on the connection, and shares none", async () => {
    const { share, powens } = withAccounts();
    const response = await share(shared([1, 3]));
    expect(response.status).toBe(404);
    expect(powens.calls.filter(({ method }) => method === "PUT")).toEqual([]);
  });

  it.each(["timeout", "cut", "unreachable"] as const)(
    "says that it is unavailable after %s, and sends nothing by itself",
    async (failure) => {
      const { share, powens } = withAccounts();
      powens.on(putTo("1"), () => Promise.reject(new PowensTransportError(failure)));
      const response = await share(shared([1]));
      expect(await response.json()).toMatchObject({ error: { code: "upstream_unavailable" } });
      expect(powens.calls.filter(({ method }) => method === "PUT")).toHaveLength(1);
    },
  );

  it("passes on that Powens failed", async () => {
    const { share, powens } = withAccounts();
    powens.on(putTo("1"), { status: 500, body: "<html>canary" });
    const response = await share(shared([1]));
    expect(response.status).toBe(502);
    expect(await response.text()).not.toContain("canary");
  });
});

describe("the contracts of a document connector", () => {
  it("are those of the connection only, without the subscriber", async () => {
    const { get, powens } = withAccounts();
    powens.on(SUBSCRIPTIONS, { json: { subscriptions: [contract(7), contract(8, 2)] } });
    const text = await (await get("/connections/8812/subscriptions")).text();
    expect(JSON.parse(text)).toMatchObject({
      subscriptions: [{ id: 7, label: "Forfait mobile", number: "…5678" }],
    });
    expect(text).not.toContain("Canari");
  });

  it("are shared like accounts, and never those of another connection", async () => {
    const { share, powens } = withAccounts();
    powens.on(SUBSCRIPTIONS, { json: { subscriptions: [contract(7), contract(8, 2)] } });
    powens.on("PUT /users/me/subscriptions/7", { json: { ...contract(7), disabled: null } });
    expect(await (await share(shared([7]), "subscriptions")).json()).toMatchObject({
      subscriptions: [{ id: 7, disabled: null }],
    });
    expect((await share(shared([8]), "subscriptions")).status).toBe(404);
  });
});
