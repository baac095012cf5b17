import { describe, expect, it } from "vitest";
import { connection, connector, UUID } from "../testing/proxy-under-test.ts";
import type { SessionProxyOptions } from "./create-session-proxy.ts";
import { cookieIn, OWN, sessionProxyUnderTest } from "./testing/session-proxy-under-test.ts";
import { HOST, MINUTE } from "./testing/sessions-under-test.ts";

const SWAP = "POST /auth/token/access";
const INIT = "POST /auth/init";
const REDIRECT = `${HOST}/banks`;
const good = {
  domain: "demo-sandbox.biapi.pro",
  client_id: "40219377",
  redirect_uri: REDIRECT,
  code: "canary+temporary/code",
  state: "opaque & theirs",
};

function webviewUnderTest(options: Partial<SessionProxyOptions> = {}) {
  const all = sessionProxyUnderTest(options);
  const { powens, fromPage } = all;
  powens.on(SWAP, { json: { access_token: "canary-token-of-code", token_type: "Bearer" } });
  powens.on(INIT, {
    json: { auth_token: "canary-fresh-token", type: "permanent", id_user: 412 },
  });
  powens.on("GET /auth/token/code", {
    json: { code: "code-for/the+host", type: "temporary", access: "single", expires_in: 1800 },
  });
  powens.on("GET /users/me/connections/8812", {
    json: connection({ last_update: "2026-06-02 10:05:00" }),
  });
  const open = (
    parameters: Record<string, string | undefined> = good,
    changes: Record<string, unknown> = {},
  ) =>
    fromPage({
      ...{ method: "POST", path: "/session/webview" },
      body: {
        ...{ flow: "connect", lang: "fr", nonce: "canary-nonce-of-one-page", framed: false },
        parameters: Object.fromEntries(
          Object.entries(parameters).filter(([, value]) => value !== undefined),
        ),
        ...changes,
      },
    });
  const begin = async (...asked: Parameters<typeof open>) => {
    const held = { cookie: cookieIn(await open(...asked)) };
    const state: unknown = await (await fromPage({ path: "/session" }, held)).json();
    const finish = async (end: unknown) => {
      const response = await fromPage({ method: "POST", path: "/session/result", body: end }, held);
      return (await response.json()) as { returnTo: string; termination: unknown };
    };
    return { held, state, finish };
  };
  return { ...all, open, begin };
}

const done = { end: "connected", connectionIds: [8812] };

describe("an address of the Webview", () => {
  it("opens a session of the code's user; code, secret and token stay in the server", async () => {
    const { begin, powens, fromPage, sent, log } = webviewUnderTest();
    const { state, held } = await begin({
      ...good,
      connector_ids: "1204",
      connector_capabilities: "bank,profile",
      connector_country: "fr",
      account_types: "checking,card",
      account_usages: "PRIV",
      account_ibans: "FR7630006000011234567890189",
      max_connections: "2",
    });
    expect(state).toMatchObject({
      ...{ flow: "connect", connectionId: null, locale: "fr" },
      limits: {
        ...{ connectors: [UUID], capabilities: ["bank", "profile"], country: "fr" },
        ...{ maxConnections: 2 },
        accounts: {
          ...{ types: ["checking", "card"], usages: ["PRIV"] },
          ibans: ["FR7630006000011234567890189"],
        },
      },
      returnAddress: `${REDIRECT}?state=opaque%20%26%20theirs&error=session_expired`,
    });
    expect(JSON.parse(powens.callsTo(SWAP)[0]?.body ?? "")).toEqual({
      ...{ client_id: "40219377", client_secret: "canary-client-secret-hG5nB3" },
      ...{ grant_type: "authorization_code", code: good.code, redirect_uri: REDIRECT },
    });
    await fromPage({ path: "/connections/8812" }, held);
    expect(powens.callsTo("GET /users/me/connections/8812")[0]?.headers).toMatchObject({
      authorization: "Bearer canary-token-of-code",
    });
    for (const secret of ["canary-token-of-code", "canary-client-secret", good.code])
      expect(sent.join() + JSON.stringify(log)).not.toContain(secret);
  });

  it("takes the short form of the domain, and several ways to name connectors", async () => {
    const { open } = webviewUnderTest();
    const asked = { ...good, domain: "demo-sandbox", connector_uuids: UUID };
    expect(await (await open(asked)).json()).toMatchObject({ kind: "opened" });
  });

  it.each([
    ["domain", { domain: undefined }],
    ["domain", { domain: "another.biapi.pro" }],
    ["client_id", { client_id: undefined }],
    ["client_id", { client_id: "1" }],
    ["redirect_uri", { redirect_uri: undefined }],
    ["redirect_uri", { redirect_uri: "https://evil.example/" }],
    ["redirect_uri", { redirect_uri: `${REDIRECT}/` }],
    ["redirect_uri", { redirect_uri: `${REDIRECT}?x=1` }],
    ["redirect_uri", { redirect_uri: "data:text/html,x" }],
    ["code", { code: "with blank" }],
    ["connector_ids", { connector_ids: "1204,0" }],
    ["connector_ids", { connector_ids: "77" }],
    ["connector_uuids", { connector_uuids: "banque-horizon" }],
    ["connector_country", { connector_country: "France" }],
    ["account_ibans", { account_ibans: "fr76" }],
    ["max_connections", { max_connections: "0" }],
    ["max_connections", { max_connections: "1e3" }],
  ])(
    "names the parameter that is wrong, never its value, and does nothing: %s",
    async (name, changes) => {
      const { open, powens } = webviewUnderTest();
      const response = await open({ ...good, ...changes });
      expect([response.status, await response.json()]).toEqual([
        200,
        { kind: "wrong", parameter: name },
      ]);
      expect(response.headers.get("set-cookie")).toBeNull();
      expect(powens.callsTo(SWAP)).toEqual([]);
    },
  );

  it("ignores what it does not know, and counts it without a name", async () => {
    const { open, log } = webviewUnderTest();
    const asked = { ...good, canary_name: "canary-value", __proto: "x", [`${UUID}.login`]: "me" };
    expect(await (await open(asked)).json()).toMatchObject({ kind: "opened" });
    expect(log).toContainEqual(expect.objectContaining({ event: "parameters_ignored", count: 2 }));
    expect(JSON.stringify(log)).not.toContain("canary_name");
  });

  it("says that a code is over, whatever Powens says of it", async () => {
    for (const status of [400, 401, 403, 404]) {
      const { open, powens } = webviewUnderTest();
      powens.on(SWAP, { status, json: { code: "invalidCode", message: "canary" } });
      const response = await open();
      expect([response.status, await response.text()]).toEqual([
        401,
        expect.not.stringContaining("canary"),
      ]);
    }
  });

  it("opens the same session for the same page, and asks Powens once", async () => {
    const { open, powens, clock } = webviewUnderTest();
    const first = cookieIn(await open());
    clock.now += 20_000;
    expect(cookieIn(await open())).toBe(first);
    expect(powens.callsTo(SWAP)).toHaveLength(1);
    powens.on(SWAP, { status: 401, json: { code: "unauthorized" } });
    expect((await open(good, { nonce: "nonce-of-another-page" })).status).toBe(401);
    clock.now += 20_000;
    expect((await open()).status).toBe(401);
  });

  it("needs a connection and its user's code to reconnect", async () => {
    const { open, begin } = webviewUnderTest();
    const again = { flow: "reconnect" };
    const asked = { ...good, connection_id: "8812", reset_credentials: "true" };
    for (const [name, changes] of [
      ["connection_id", { connection_id: undefined }],
      ["connection_id", { connection_id: "9007199254740993" }],
      ["code", { code: undefined }],
      ["reset_credentials", { reset_credentials: "maybe" }],
    ] as const) {
      const response = await open({ ...asked, ...changes }, again);
      expect(await response.json()).toEqual({ kind: "wrong", parameter: name });
    }
    expect((await begin(asked, again)).state).toMatchObject({
      ...{ flow: "reconnect", connectionId: 8812, resetCredentials: true, limits: {} },
    });
  });

  it("does not manage connections yet", async () => {
    const { open } = webviewUnderTest();
    const response = await open(good, { flow: "manage" });
    expect([response.status, await response.json()]).toEqual([
      404,
      { error: expect.objectContaining({ code: "not_available" }) as unknown },
    ]);
  });

  it("is limited by network address", async () => {
    const { fromPage } = sessionProxyUnderTest({ limits: { swap: 2 } });
    const ask = () => fromPage({ method: "POST", path: "/session/webview", body: {} });
    expect([(await ask()).status, (await ask()).status, (await ask()).status]).toEqual([
      400, 400, 429,
    ]);
  });
});

describe("[T102][server A4] a stranger at an address of the Webview", () => {
  const users = ["connect", "reconnect", "manage"].flatMap((flow) => [
    { flow, code: good.code },
    { flow, code: undefined },
  ]);

  it("gets nothing while the addresses are closed, which is the default", async () => {
    const { open, powens } = webviewUnderTest({
      webviewAddresses: undefined,
      webviewCreatesUsers: undefined,
    });
    for (const { flow, code } of users) {
      const response = await open({ ...good, code, connection_id: "8812" }, { flow });
      expect([response.status, await response.json()]).toEqual([
        404,
        {
          error: expect.objectContaining({
            code: "not_available",
            message: expect.stringContaining("GUICHET_WEBVIEW_ADDRESSES=on") as string,
          }) as unknown,
        },
      ]);
      expect(response.headers.get("set-cookie")).toBeNull();
    }
    expect(powens.calls).toEqual([]);
  });

  it.each([undefined, ""])(
    "makes no user where the addresses are open and creating users is not: code %j",
    async (code) => {
      const { open, powens } = webviewUnderTest({ webviewCreatesUsers: undefined });
      expect(await (await open({ ...good, code })).json()).toEqual({
        kind: "wrong",
        parameter: "code",
      });
      expect(powens.callsTo(INIT)).toEqual([]);
      expect(await (await open()).json()).toMatchObject({ kind: "opened" });
    },
  );
});

describe("[server A1] limits of accounts that the Powens Webview would not hold", () => {
  it.each(["account_types", "account_usages", "account_ibans"])(
    "are a wrong parameter, and nobody is sent anywhere: %s",
    async (name) => {
      const { open, powens } = webviewUnderTest({ credentials: "webview" });
      const limited = { ...good, [name]: name === "account_ibans" ? "FR7630006" : "savings" };
      expect(await (await open(limited)).json()).toEqual({ kind: "wrong", parameter: name });
      expect(powens.callsTo(SWAP)).toEqual([]);
      expect(await (await open({ ...good, [name]: "" })).json()).toMatchObject({ kind: "opened" });
    },
  );
});

describe("its end", () => {
  const queryOf = (address: string) => Object.fromEntries(new URL(address).searchParams);

  it("is told as the Webview would tell it", async () => {
    const { begin } = webviewUnderTest();
    const { returnTo, termination } = await (await begin()).finish(done);
    expect(returnTo.split("?")[0]).toBe(REDIRECT);
    expect(queryOf(returnTo)).toEqual({ connection_id: "8812", state: good.state });
    expect(termination).toEqual({ connectionId: 8812, state: good.state });
  });

  it("brings a code of the user who was made for it", async () => {
    const { begin, powens } = webviewUnderTest();
    const { finish } = await begin({ ...good, code: undefined, max_connections: "3" });
    expect(powens.callsTo(INIT)).toHaveLength(1);
    expect(queryOf((await finish(done)).returnTo)).toEqual({
      ...{ connection_id: "8812", connection_ids: "8812", code: "code-for/the+host" },
      state: good.state,
    });
    expect(powens.callsTo("GET /auth/token/code")[0]?.headers).toMatchObject({
      authorization: "Bearer canary-fresh-token",
    });
  });

  it.each([
    [{ end: "cancelled", connectionIds: [] }, { error: "access_denied" }],
    [
      { end: "failed", connectionIds: [], code: "websiteUnavailable" },
      { error: "server_error", error_description: "websiteUnavailable" },
    ],
    [
      { end: "failed", connectionIds: [], code: "session_expired" },
      { error: "session_expired", error_description: "session_expired" },
    ],
  ])("names an error: %o", async (end, expected) => {
    const { begin } = webviewUnderTest();
    expect(queryOf((await (await begin()).finish(end)).returnTo)).toEqual({
      ...expected,
      state: good.state,
    });
  });

  it("names no connection of somebody else", async () => {
    const { begin, powens } = webviewUnderTest();
    powens.on("GET /users/me/connections/9999", { status: 404, json: { code: "notFound" } });
    const { returnTo } = await (await begin()).finish({ end: "connected", connectionIds: [9999] });
    expect(queryOf(returnTo)).toEqual({ error: "server_error", state: good.state });
  });

  it("says nothing but the state after a reconnection", async () => {
    const { begin } = webviewUnderTest();
    const { finish } = await begin({ ...good, connection_id: "8812" }, { flow: "reconnect" });
    expect(queryOf((await finish(done)).returnTo)).toEqual({ state: good.state });
  });
});

describe("inside a frame", () => {
  const framed = { framed: true };
  const leaving = { connector_uuid: UUID, id_connection: null };

  async function framedUnderTest() {
    const all = webviewUnderTest();
    const opened = (await (await all.open(good, framed)).json()) as { handle: string };
    const held = { authorization: `Bearer ${opened.handle}` };
    const handOver = (body: unknown, as = held) =>
      all.fromPage({ method: "POST", path: "/session/handover", body }, as);
    return { ...all, opened, held, handOver };
  }

  it("is held in memory, and knows whom to tell", async () => {
    const { opened, fromPage, held } = await framedUnderTest();
    expect(opened).toMatchObject({ kind: "opened", parents: [HOST] });
    expect((await fromPage({ path: "/session" }, held)).status).toBe(200);
  });

  it("goes on at the top with the bank that was chosen, once", async () => {
    const { handOver, swap, fromPage } = await framedUnderTest();
    const { url } = (await (await handOver(leaving)).json()) as { url: string };
    const [page, token = ""] = url.split("#connect_token=");
    expect(page).toBe(`${OWN}/`);
    const swapped = await swap(token, { mode: "cookie-lax", hostOrigin: null });
    const held = { cookie: cookieIn(swapped) };
    expect(await (await fromPage({ path: "/session" }, held)).json()).toMatchObject({
      ...{ flow: "connect", limits: { connectors: [UUID] } },
      returnAddress: expect.stringContaining(REDIRECT) as string,
    });
    expect(
      (await swap(token, { mode: "cookie-lax", hostOrigin: null, nonce: "n".repeat(20) })).status,
    ).toBe(409);
  });

  it("hands nothing over that is not the session's", async () => {
    const { handOver, begin, fromPage, powens } = await framedUnderTest();
    powens.on(`GET /connectors/${UUID}`, { json: connector() });
    const ordinary = await begin(good, { nonce: "nonce-of-another-page" });
    expect(
      (await fromPage({ method: "POST", path: "/session/handover", body: leaving }, ordinary.held))
        .status,
    ).toBe(403);
    expect((await handOver({ connector_uuid: "x" })).status).toBe(400);
  });

  it("dies with its time", async () => {
    const { fromPage, held, clock } = await framedUnderTest();
    clock.now += 11 * MINUTE;
    expect((await fromPage({ path: "/session" }, held)).status).toBe(401);
  });
});
