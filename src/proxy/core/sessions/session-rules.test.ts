import { describe, expect, it } from "vitest";
import type { CreateSession, SessionLimits } from "../../../protocol/session-api.ts";
import {
  connection,
  connector,
  newKey,
  type SentRequest,
  UUID,
} from "../testing/proxy-under-test.ts";
import { OWN, sessionProxyUnderTest } from "./testing/session-proxy-under-test.ts";
import { HOST } from "./testing/sessions-under-test.ts";

const OTHER = "11111111-2222-4333-8444-555555555555";
const CREATE = "POST /users/me/connections";
const connected = (id: number) => connection({ id, last_update: "2026-06-02 10:05:00" });
const account = (id: number, changes: Record<string, unknown> = {}) => ({
  ...{ id, id_connection: 8812, name: "Compte", type: "checking", usage: "PRIV", disabled: "now" },
  ...{ iban: "FR7630006000011234567890189", number: "1234567890", deleted: null },
  ...changes,
});

async function pageWith(terms: Partial<CreateSession>) {
  const all = sessionProxyUnderTest();
  const { powens, begin, fromPage } = all;
  let made = 8811;
  powens.on(CREATE, () => ({ json: connected((made += 1)) }));
  powens.on(`GET /connectors/${OTHER}`, { json: connector({ uuid: OTHER, id: 7 }) });
  powens.on("GET /users/me/connections/8812", { json: connected(8812) });
  powens.on("GET /users/me/connections", {
    json: { connections: [connected(8812), connected(9)] },
  });
  powens.on("GET /users/me/connections/8812/accounts", {
    json: {
      accounts: [
        account(1),
        account(2, { type: "loan" }),
        account(3, { usage: "ORGA" }),
        account(4, { usage: null }),
        account(5, { iban: null }),
      ],
    },
  });
  for (const ids of ["1", "2", "3", "4", "5"])
    powens.on(`PUT /users/me/connections/8812/accounts/${ids}`, { json: account(Number(ids)) });
  powens.on("GET /webauth-url", { json: { url: "https://bank.example/in" } });
  const held = await begin("bearer", terms);
  const send = (request: SentRequest) => fromPage(request, held);
  const create = (uuid = UUID) =>
    send({
      ...{ method: "POST", path: "/connections", headers: { "idempotency-key": newKey() } },
      body: { connector_uuid: uuid, source: null, fields: { login: "x" } },
    });
  const leave = (changes: Record<string, unknown> = {}) =>
    send({
      ...{ method: "POST", path: "/webauth" },
      body: { connector_uuid: UUID, id_connection: null, returnTo: `${HOST}/banks`, ...changes },
    });
  const share = (...ids: number[]) =>
    send({
      ...{ method: "PUT", path: "/connections/8812/accounts" },
      body: { ids, disabled: false },
    });
  return { ...all, send, create, leave, share };
}

const codeOf = async (response: Response): Promise<[number, string | undefined]> => {
  const body = (await response.json()) as { error?: { code: string } };
  return [response.status, body.error?.code];
};
const FORBIDDEN = [403, "forbidden"];
const NOT_FOUND = [404, "not_found"];

describe("a session for some connectors", () => {
  it.each([
    ["by name", { connectors: [OTHER] }],
    ["by what they can do", { capabilities: ["bank", "document"] }],
    ["by both", { connectors: [UUID], capabilities: ["profile"] }],
  ] satisfies [string, SessionLimits][])(
    "makes no connection to another: %s",
    async (_, limits) => {
      const { create, leave, powens } = await pageWith({ limits });
      expect(await codeOf(await create())).toEqual(FORBIDDEN);
      expect(await codeOf(await leave())).toEqual(FORBIDDEN);
      expect(powens.callsTo(CREATE)).toEqual([]);
      expect(powens.callsTo("GET /webauth-url")).toEqual([]);
    },
  );

  it("makes one to its own", async () => {
    const { create, leave } = await pageWith({
      limits: { connectors: [UUID], capabilities: ["bank"], country: "FR" },
    });
    expect((await create()).status).toBe(200);
    expect((await leave()).status).toBe(200);
  });
});

describe("a session for some accounts", () => {
  it("shares those and no others, by the same measure as the widget", async () => {
    const { share, powens } = await pageWith({
      limits: { accounts: { types: ["checking"], usages: ["PRIV"] } },
    });
    expect((await share(1)).status).toBe(200);
    expect((await share(4)).status).toBe(200);
    for (const id of [2, 3]) expect(await codeOf(await share(id))).toEqual(FORBIDDEN);
    expect(await codeOf(await share(1, 2))).toEqual(FORBIDDEN);
    expect(powens.calls.filter(({ method }) => method === "PUT")).toHaveLength(2);
  });

  it("[server A6] shares none that it has not seen, nor one that changed after it was listed", async () => {
    const { share, send, powens } = await pageWith({
      limits: { accounts: { types: ["checking"] } },
    });
    await send({ path: "/connections/8812/accounts" });
    for (const ids of ["6", "1,6"])
      powens.on(`PUT /users/me/connections/8812/accounts/${ids}`, { json: account(6) });
    expect(await codeOf(await share(6))).toEqual(NOT_FOUND);
    expect(await codeOf(await share(1, 6))).toEqual(NOT_FOUND);

    // The list is kept for two seconds; what is acted on is another answer.
    powens.on("GET /users/me/connections/8812/accounts", {
      json: { accounts: [account(1, { type: "loan" }), account(6, { type: "loan" })] },
    });
    expect(await codeOf(await share(1))).toEqual(FORBIDDEN);
    expect(await codeOf(await share(6))).toEqual(FORBIDDEN);
    expect(await codeOf(await share(1, 6))).toEqual(FORBIDDEN);
    expect(powens.calls.filter(({ method }) => method === "PUT")).toEqual([]);
  });

  it("knows them by their IBAN", async () => {
    const { share } = await pageWith({
      limits: { accounts: { ibans: ["FR7630006000011234567890189"] } },
    });
    expect((await share(2)).status).toBe(200);
    expect(await codeOf(await share(5))).toEqual(FORBIDDEN);
  });
});

describe("[server A1] limits of accounts where the Powens Webview shares the accounts", () => {
  const ask = async (credentials: "forms" | "webview", changes: Partial<CreateSession>) => {
    const { fromHost, powens } = sessionProxyUnderTest({ credentials });
    powens.on("POST /auth/init", {
      json: { auth_token: "canary-fresh-token", type: "permanent", id_user: 412 },
    });
    const terms = { user: { create: true }, userKey: "alice", allowedOrigin: HOST };
    const body = { ...terms, ...changes };
    const response = await fromHost({ method: "POST", path: "/sessions", body });
    return { response, made: powens.callsTo("POST /auth/init").length };
  };
  const limited: SessionLimits[] = [
    { accounts: { types: ["savings"] } },
    { accounts: { usages: ["PRIV"] } },
    { accounts: { ibans: ["FR7630006000011234567890189"] } },
    { accounts: { types: [] } },
    { accounts: { types: ["savings"] }, connectors: [UUID], maxConnections: 1 },
  ];

  it.each(limited)("are refused with the fix, and no user is made for them: %j", async (limits) => {
    for (const changes of [{}, { flow: "reconnect", connectionId: 8812 }] as const) {
      const { response, made } = await ask("webview", { ...changes, limits });
      expect([response.status, made]).toEqual([400, 0]);
      expect(await response.json()).toEqual({
        error: expect.objectContaining({
          code: "invalid_request",
          message: expect.stringMatching(/`limits\.accounts`.*GUICHET_CREDENTIALS=forms/) as string,
        }) as unknown,
      });
    }
  });

  it.each(limited)("are taken where the widget shares them: %j", async (limits) => {
    expect((await ask("forms", { limits })).response.status).toBe(200);
  });

  it.each<SessionLimits>([
    {},
    { accounts: {} },
    { connectors: [UUID], capabilities: ["bank"], country: "FR", maxConnections: 2 },
  ])("leave every other session alone: %j", async (limits) => {
    expect((await ask("webview", { limits })).response.status).toBe(200);
  });
});

describe("a session for so many connections", () => {
  it("counts those that it brought to a good end, however often it tried", async () => {
    const { create, leave, powens } = await pageWith({ limits: { maxConnections: 1 } });
    powens.on("GET /users/me/connections", { json: { connections: [connected(9)] } });
    expect((await create()).status).toBe(200);
    const unfinished = connection({ id: 8812, state: "SCARequired" });
    powens.on("GET /users/me/connections", { json: { connections: [unfinished, connected(9)] } });
    expect((await create()).status).toBe(200);
    powens.on("GET /users/me/connections", { json: { connections: [connected(8812)] } });
    expect(await codeOf(await create())).toEqual(FORBIDDEN);
    expect(await codeOf(await leave())).toEqual(FORBIDDEN);
    expect((await leave({ id_connection: 8812 })).status).toBe(200);
    expect(powens.callsTo(CREATE)).toHaveLength(2);
  });
});

describe("a session for one connection", () => {
  const terms = { flow: "reconnect", connectionId: 8812 } as const;

  it("makes no other", async () => {
    const { create, leave, powens } = await pageWith(terms);
    expect(await codeOf(await create())).toEqual(FORBIDDEN);
    expect(await codeOf(await leave())).toEqual(FORBIDDEN);
    expect(powens.callsTo(CREATE)).toEqual([]);
  });

  it("sees and touches no other", async () => {
    const { send, leave, powens } = await pageWith(terms);
    const calls = powens.calls.length;
    const act = { headers: { "idempotency-key": newKey() } };
    for (const request of [
      { path: "/connections/9" },
      { path: "/connections/9/accounts" },
      { path: "/connections/9/subscriptions" },
      { path: "/connections/9/sources" },
      { path: "/connections/9/logs" },
      { method: "POST", path: "/connections/9", body: { act: "sync" }, ...act },
      { method: "PUT", path: "/connections/9", ...act },
      { method: "DELETE", path: "/connections/9" },
      { method: "PUT", path: "/connections/9/accounts", body: { ids: [1], disabled: false } },
    ] satisfies SentRequest[]) {
      expect([request.path, ...(await codeOf(await send(request)))]).toEqual([
        request.path,
        ...NOT_FOUND,
      ]);
    }
    expect(await codeOf(await leave({ id_connection: 9 }))).toEqual(NOT_FOUND);
    expect(powens.calls).toHaveLength(calls);
    const list: unknown = await (await send({ path: "/connections" })).json();
    expect(list).toMatchObject({ connections: [{ id: 8812 }] });
    expect(JSON.stringify(list)).not.toContain('"id":9');
  });

  it("works with its own", async () => {
    const { send, leave, share } = await pageWith(terms);
    expect((await send({ path: "/connections/8812" })).status).toBe(200);
    expect((await leave({ id_connection: 8812 })).status).toBe(200);
    expect((await share(1)).status).toBe(200);
  });
});

describe("where a session comes back to", () => {
  it("[T32] is a page of its own origin or of the server's, whatever others are allowed", async () => {
    const all = sessionProxyUnderTest({ allowedOrigins: [HOST, "https://other.example"] });
    all.powens.on("GET /webauth-url", { json: { url: "https://bank.example/in" } });
    const held = await all.begin();
    const leave = (returnTo: string) =>
      all.fromPage(
        { method: "POST", path: "/webauth", body: { connector_uuid: UUID, returnTo } },
        held,
      );
    expect((await leave(`${HOST}/banks?tab=1`)).status).toBe(200);
    expect((await leave(`${OWN}/`)).status).toBe(200);
    expect(await codeOf(await leave("https://other.example/banks"))).toEqual(FORBIDDEN);
    expect(await codeOf(await leave("https://evil.example/"))).toEqual(FORBIDDEN);
  });
});
