import { describe, expect, it } from "vitest";
import { connection } from "../testing/proxy-under-test.ts";
import { sessionProxyUnderTest } from "./testing/session-proxy-under-test.ts";
import { HOST, MINUTE } from "./testing/sessions-under-test.ts";

const ONE = "GET /users/me/connections/8812";
const ACCOUNTS = "GET /users/me/connections/8812/accounts";
const CONTRACTS = "GET /users/me/subscriptions";
const account = (disabled: string | null) => ({
  ...{ id: 1, id_connection: 8812, name: "Compte", type: "checking", disabled },
});
const connected = connection({ last_update: "2026-06-02 10:05:00" });
const done = { end: "connected", connectionIds: [8812] };

function hostedUnderTest() {
  const all = sessionProxyUnderTest();
  const { begin, fromPage, fromHost, powens } = all;
  powens.on(ONE, { json: connected });
  powens.on(ACCOUNTS, { json: { accounts: [] } });
  powens.on(CONTRACTS, { json: { subscriptions: [] } });
  const finish = async (end: unknown = done, returnAddress: string | null = "shop") => {
    const held = await begin("cookie-lax", { returnAddress });
    const response = await fromPage({ method: "POST", path: "/session/result", body: end }, held);
    return { held, response, body: (await response.json()) as { returnTo: string | null } };
  };
  const handleOf = async (end?: unknown) => {
    const { returnTo } = (await finish(end)).body;
    return new URL(returnTo ?? "").searchParams.get("guichet_result") ?? "";
  };
  const redeem = (handle: string) => fromHost({ path: `/results/${handle}` });
  const resultOf = async (end?: unknown): Promise<unknown> =>
    (await redeem(await handleOf(end))).json();
  return { ...all, finish, handleOf, redeem, resultOf };
}

describe("the end on the hosted page", () => {
  it("goes to the host's page with a handle that says nothing, and ends the session", async () => {
    const { finish, fromPage, log } = hostedUnderTest();
    const { held, response, body } = await finish();
    expect(body).toEqual({
      returnTo: expect.stringMatching(
        /^https:\/\/shop\.example\/banks\?guichet_result=[\w-]{43}$/,
      ) as string,
      termination: null,
    });
    expect(response.headers.getSetCookie()).toEqual([
      "__Host-guichet_sid=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0",
    ]);
    expect((await fromPage({ path: "/session" }, held)).status).toBe(401);
    expect(log).toContainEqual(
      expect.objectContaining({ event: "session_ended", reason: "finished" }),
    );
  });

  it("stays where it is when the host named no page", async () => {
    const { finish } = hostedUnderTest();
    expect((await finish(done, null)).body.returnTo).toBeNull();
  });

  it.each([
    {},
    { end: "won", connectionIds: [] },
    { end: "connected", connectionIds: ["8812"] },
    { end: "failed", connectionIds: [], code: "what the bank said" },
    { end: "connected", connectionIds: [], returnTo: "https://evil.example" },
  ])("takes nothing but what it knows: %o", async (end) => {
    const { finish } = hostedUnderTest();
    expect((await finish(end)).response.status).toBe(400);
  });
});

describe("a result", () => {
  it("is read from Powens, with the token that never left", async () => {
    const { resultOf, powens, sent, written } = hostedUnderTest();
    expect(await resultOf()).toEqual({
      ...{ userKey: "alice", flow: "connect", status: "connected", state: null, error: null },
      ...{ connectionId: 8812, connectionIds: [8812] },
    });
    expect(powens.callsTo(ONE)[0]?.headers).toMatchObject({
      authorization: "Bearer canary-user-token",
    });
    expect(sent.join()).not.toContain("canary-user-token");
    expect(written.join()).not.toContain("canary-user-token");
  });

  it.each([
    [connection(), "pending", null],
    [connection({ state: "validating" }), "pending", null],
    [connection({ state: "websiteUnavailable" }), "pending", null],
    [connection({ state: "wrongpass" }), "failed", { code: "wrongpass" }],
    [connection({ state: "newOfTheFuture" }), "failed", { code: "newOfTheFuture" }],
  ] as const)(
    "says how things stand, whatever the browser said: %#",
    async (now, status, error) => {
      const { resultOf, powens } = hostedUnderTest();
      powens.on(ONE, { json: now });
      expect(await resultOf()).toMatchObject({ status, error, connectionId: 8812 });
    },
  );

  const shared = account(null);
  const found = account("2026-06-02 10:04:00");
  it.each([
    ["accounts shared before the first data", null, [shared], "connected"],
    ["accounts found, and none shared", null, [found], "connected"],
    ["no account yet", null, [], "pending"],
    ["accounts shared of a bank that fails in part", "wrongpass", [shared], "pending"],
    ["accounts of a bank that fails, none shared", "wrongpass", [found], "failed"],
  ] as const)(
    "[integration I2] says what the page said: %s",
    async (_, state, accounts, status) => {
      const { resultOf, powens } = hostedUnderTest();
      powens.on(ONE, { json: connection({ state }) });
      powens.on(ACCOUNTS, { json: { accounts } });
      expect(await resultOf()).toMatchObject({ status, connectionId: 8812 });
    },
  );

  it("[integration I2] holds where contracts cannot be read", async () => {
    const { resultOf, powens } = hostedUnderTest();
    powens.on(ONE, { json: connection() });
    powens.on(ACCOUNTS, { json: { accounts: [shared] } });
    powens.on(CONTRACTS, { status: 404, json: { code: "notFound" } });
    expect(await resultOf()).toMatchObject({ status: "connected" });
  });

  it("[integration I2] may be asked for again where nothing could be read", async () => {
    const { handleOf, redeem, powens } = hostedUnderTest();
    powens.on(ONE, { json: connection() });
    powens.on(ACCOUNTS, { status: 400, json: { code: "odd" } });
    powens.on(CONTRACTS, { status: 400, json: { code: "odd" } });
    const handle = await handleOf();
    expect((await redeem(handle)).status).toBe(424);
    powens.on(ACCOUNTS, { json: { accounts: [shared] } });
    expect(await (await redeem(handle)).json()).toMatchObject({ status: "connected" });
  });

  it("holds no connection that this user does not have", async () => {
    const { resultOf, powens } = hostedUnderTest();
    powens.on("GET /users/me/connections/9999", { status: 404, json: { code: "notFound" } });
    expect(await resultOf({ end: "connected", connectionIds: [8812, 9999] })).toMatchObject({
      connectionId: 8812,
      connectionIds: [8812],
    });
    expect(await resultOf({ end: "connected", connectionIds: [9999] })).toMatchObject({
      ...{ status: "failed", error: { code: "unknown" } },
      ...{ connectionId: null, connectionIds: [] },
    });
  });

  it("says who left, and where", async () => {
    const { resultOf, powens } = hostedUnderTest();
    powens.on(ONE, { json: connection({ state: "SCARequired" }) });
    expect(await resultOf({ end: "cancelled", connectionIds: [] })).toMatchObject({
      ...{ status: "cancelled", connectionId: null, state: null, error: null },
    });
    expect(await resultOf({ end: "cancelled", connectionIds: [], leftAt: 8812 })).toMatchObject({
      ...{ status: "cancelled", connectionId: 8812, state: "SCARequired", error: null },
    });
    const failed = { end: "failed", connectionIds: [], code: "upstream_unavailable" };
    expect(await resultOf(failed)).toMatchObject({
      ...{ status: "failed", error: { code: "upstream_unavailable" } },
    });
  });

  it("is taken once, within ten minutes, by the host's backend alone", async () => {
    const { handleOf, redeem, fromPage, clock } = hostedUnderTest();
    const handle = await handleOf();
    expect((await fromPage({ path: `/results/${handle}` })).status).toBe(403);
    expect((await redeem(handle)).status).toBe(200);
    expect((await redeem(handle)).status).toBe(404);
    const late = await handleOf();
    clock.now += 10 * MINUTE;
    expect((await redeem(late)).status).toBe(404);
    expect((await redeem("handle-of-nothing-00000000")).status).toBe(404);
  });

  it("is taken by one of many that come together", async () => {
    const { handleOf, redeem } = hostedUnderTest();
    const handle = await handleOf();
    const answers = await Promise.all(Array.from({ length: 20 }, () => redeem(handle)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it("may be asked for again when Powens did not answer, for as long as before", async () => {
    const { handleOf, redeem, powens, clock } = hostedUnderTest();
    const handle = await handleOf();
    powens.on(ONE, { status: 400, json: { code: "odd" } });
    expect((await redeem(handle)).status).toBe(424);
    powens.on(ONE, { json: connected });
    clock.now += 9 * MINUTE;
    expect((await redeem(handle)).status).toBe(200);
    const late = await handleOf();
    powens.on(ONE, { status: 400, json: { code: "odd" } });
    clock.now += 9 * MINUTE;
    await redeem(late);
    powens.on(ONE, { json: connected });
    clock.now += 1 * MINUTE;
    expect((await redeem(late)).status).toBe(404);
  });

  it("goes to the page of the session only", async () => {
    const { finish } = hostedUnderTest();
    expect(new URL((await finish()).body.returnTo ?? "").origin).toBe(HOST);
  });
});
