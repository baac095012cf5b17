import { afterEach, describe, expect, it, vi } from "vitest";
import { proxyRoutes } from "../../../protocol/proxy-api.ts";
import { routeNames } from "../route-table.ts";
import { connection, newKey, UUID } from "../testing/proxy-under-test.ts";
import { sessionModes } from "../../../protocol/session-api.ts";
import { sessionRouteNames, sessionRoutes } from "../../../protocol/session-routes.ts";
import {
  CLIENT_SECRET,
  cookieIn,
  OWN,
  SERVER_KEY,
  sessionProxyUnderTest,
} from "./testing/session-proxy-under-test.ts";
import { HOST, MINUTE } from "./testing/sessions-under-test.ts";

const ONE = "GET /users/me/connections/8812";
const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

interface AnyRoute {
  readonly name: string;
  readonly method: string;
  readonly path: string;
}

const everyRoute: readonly AnyRoute[] = [
  ...routeNames.map((name) => ({ name, ...proxyRoutes[name] })),
  ...sessionRouteNames.map((name) => ({ name, ...sessionRoutes[name] })),
].map(({ name, method, path }) => ({
  name,
  method,
  path: path
    .replace(":id", "8812")
    .replace(":uuid", UUID)
    .replace(":source", "15001")
    .replace(":operation", "operation-0000001")
    .replace(":userKey", "alice")
    .replace(":handle", "result-handle-0000001"),
}));
/** A browser loads them by itself; without a session they do nothing for anybody. */
const open = new Set(["getLogo", "bankReturn"]);

afterEach(() => {
  vi.useRealTimers();
});

describe("[T22] every route", () => {
  it.each(everyRoute.filter(({ name }) => !open.has(name)))(
    "$name is out of reach without its session or key",
    async ({ name, method, path }) => {
      const { powens, fromPage, fromHost } = sessionProxyUnderTest();
      const isHost = name === "createSession" || name === "revokeUser" || name === "getResult";
      const body = method === "POST" ? { body: {} } : {};
      const keyed = { "idempotency-key": newKey() };
      const planted = "planted-handle-0000000000000000000000000000";
      const attempts = [
        {},
        { authorization: `Bearer ${planted}` },
        { authorization: "Basic YWxpY2U6cHc=" },
        { cookie: `__Host-guichet_sid=${planted}` },
        { cookie: `__Host-guichet_sid=${planted}; __Host-guichet_sid=${planted}x` },
      ];
      for (const held of attempts) {
        const response = await fromPage({ method, path, ...body, headers: keyed }, held);
        const expected =
          name === "openSession" || name === "openWebview" ? 400 : isHost ? 403 : 401;
        expect([name, held, response.status]).toEqual([name, held, expected]);
        expect(response.headers.get("set-cookie")).toBeNull();
      }
      if (!isHost) {
        const response = await fromHost({ method, path, ...body });
        expect([name, response.status]).toEqual([name, 403]);
      }
      expect(powens.calls).toEqual([]);
    },
  );

  it.each(everyRoute)("$name knows its methods only", async ({ name, path }) => {
    const { powens, fromPage, fromHost } = sessionProxyUnderTest();
    const legal = everyRoute.filter((other) => other.path === path).map(({ method }) => method);
    // A HEAD on the callback is answered, and does nothing.
    const known = name === "bankReturn" ? [...legal, "HEAD"] : legal;
    for (const method of methods.filter((other) => !known.includes(other))) {
      for (const send of [fromPage, fromHost]) {
        const response = await send({ method, path });
        expect([method, response.status]).toEqual([method, 405]);
        expect(response.headers.get("allow")?.split(", ").sort()).toEqual([...legal].sort());
      }
    }
    expect(powens.calls).toEqual([]);
  });

  it.each(everyRoute)(
    "[host-page 11] $name is the same route with one slash more, and not with two",
    async ({ method, path }) => {
      const { fromPage } = sessionProxyUnderTest();
      const body = method === "POST" ? { body: {} } : {};
      const statusOf = async (end: string) =>
        (await fromPage({ method, path: path + end, ...body }, {})).status;

      expect(await statusOf("/")).toBe(await statusOf(""));
      expect(await statusOf("//")).toBe(404);
    },
  );

  it("paths beside them are nothing", async () => {
    const { powens, fromHost, fromPage } = sessionProxyUnderTest();
    for (const path of [
      "/sessions//",
      "/sessions/alice/x",
      "/sessions/%2e%2e",
      "/sessions/a%2fb",
      "/sessions/%",
      "/sessions/%00",
      "/session//",
      "/session/rotate//",
      "/session/%72otate",
      "/Session",
    ]) {
      for (const send of [fromHost, fromPage]) {
        expect([path, (await send({ method: "DELETE", path })).status]).toEqual([path, 404]);
      }
    }
    expect(powens.calls).toEqual([]);
  });
});

describe("the host's backend", () => {
  const body = { user: { token: "t" }, userKey: "alice", allowedOrigin: HOST };

  it("gets a connect token and the address of the hosted page, and a new Powens user on request", async () => {
    const { powens, fromHost } = sessionProxyUnderTest();
    powens.on("POST /auth/init", {
      json: { auth_token: "fresh-token", type: "permanent", id_user: 412, expires_in: null },
    });

    const given: unknown = await (
      await fromHost({ method: "POST", path: "/sessions", body })
    ).json();
    expect(given).toEqual({
      connectToken: expect.stringMatching(/^[\w-]{43}$/) as unknown,
      expiresIn: 120,
      hostedUrl: expect.stringMatching(
        /^https:\/\/connect\.example\/#connect_token=[\w-]{43}$/,
      ) as unknown,
    });
    expect(powens.calls).toEqual([]);

    const created: unknown = await (
      await fromHost({
        method: "POST",
        path: "/sessions",
        body: { ...body, user: { create: true } },
      })
    ).json();
    expect(created).toMatchObject({ idUser: 412 });
    expect(JSON.parse(powens.callsTo("POST /auth/init")[0]?.body ?? "")).toEqual({
      client_id: "40219377",
      client_secret: CLIENT_SECRET,
    });
    expect(powens.calls[0]?.headers).not.toHaveProperty("authorization");
  });

  it.each([
    [401, 424, "upstream_rejected"],
    [500, 502, "upstream_unavailable"],
  ])("hears that Powens made no user (%i)", async (status, answered, code) => {
    const { powens, fromHost } = sessionProxyUnderTest();
    powens.on("POST /auth/init", { status, json: { code: "unauthorized" } });
    const response = await fromHost({
      method: "POST",
      path: "/sessions",
      body: { ...body, user: { create: true } },
    });
    expect([response.status, await response.json()]).toMatchObject([answered, { error: { code } }]);
    expect(powens.calls).toHaveLength(1);
  });

  it.each([
    ["no user", { ...body, user: undefined }],
    ["both kinds of user", { ...body, user: { token: "t", create: true } }],
    ["a token that is no header", { ...body, user: { token: "a\nb" } }],
    ["no key", { ...body, userKey: "" }],
    ["a key that is a path", { ...body, userKey: "../x" }],
    ["an origin that is not allowed", { ...body, allowedOrigin: "https://evil.example" }],
    ["any origin", { ...body, allowedOrigin: "*" }],
    ["an address instead of an id", { ...body, returnAddress: "https://evil.example" }],
    ["an unknown return address", { ...body, returnAddress: "other" }],
    ["nothing to reconnect", { ...body, flow: "reconnect" }],
    ["an unknown limit", { ...body, limits: { days: 3 } }],
    ["an unknown property", { ...body, admin: true }],
  ])("is told what is wrong: %s", async (_name, wrong) => {
    const { powens, fromHost, written } = sessionProxyUnderTest();
    const response = await fromHost({ method: "POST", path: "/sessions", body: wrong });
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { error: { code: "invalid_request" } },
    ]);
    expect(powens.calls).toEqual([]);
    expect(written).toEqual([]);
  });

  it("[T45] is the host's backend: no browser, no other key, and few guesses", async () => {
    const { fromHost, log } = sessionProxyUnderTest();
    const post = (headers: Record<string, string | null>) =>
      fromHost({ method: "POST", path: "/sessions", body, headers });

    for (const headers of [
      { origin: OWN },
      { origin: HOST },
      { "sec-fetch-site": "same-origin" },
    ]) {
      expect([headers, (await post(headers)).status]).toEqual([headers, 403]);
    }
    expect((await post({ "content-type": "text/plain" })).status).toBe(415);
    const wrong = [null, "Bearer", `Bearer ${SERVER_KEY}x`, `Basic ${SERVER_KEY}`, SERVER_KEY];
    for (const authorization of [...wrong, ...wrong]) {
      expect((await post({ authorization })).status).toBe(401);
    }
    const blocked = await post({});
    expect([blocked.status, Number(blocked.headers.get("retry-after"))]).toEqual([
      429,
      expect.any(Number),
    ]);
    expect(log.filter(({ event }) => event === "server_key_refused")).toHaveLength(10);
  });

  it("[T28][T104] revokes all sessions of a user, at once", async () => {
    const { begin, fromHost, fromPage } = sessionProxyUnderTest();
    const alice = "alice@shop.example";
    const hers = [
      await begin("bearer", { userKey: alice }),
      await begin("cookie-lax", { userKey: alice }),
      await begin("cookie-strict", { userKey: alice }),
    ];
    const his = await begin("bearer", { userKey: "bruno" });

    const path = `/sessions/${encodeURIComponent(alice)}`;
    expect((await fromHost({ method: "DELETE", path })).status).toBe(204);

    for (const held of hers) {
      expect((await fromPage({ path: "/session" }, held)).status).toBe(401);
      expect((await fromPage({ path: "/connections" }, held)).status).toBe(401);
    }
    expect((await fromPage({ path: "/session" }, his)).status).toBe(200);
  });
});

describe("[server B4] swapping a connect token whose user is gone", () => {
  const CONNECTIONS = "GET /users/me/connections";

  it.each(sessionModes)(
    "is refused at once where the host ended the user's sessions: %s",
    async (mode) => {
      const { mint, swap, fromHost } = sessionProxyUnderTest();
      const connectToken = await mint();
      await fromHost({ method: "DELETE", path: "/sessions/alice" });
      const response = await swap(connectToken, { mode });
      expect([response.status, response.headers.get("set-cookie")]).toEqual([401, null]);
      expect(await response.json()).toMatchObject({ error: { code: "session_expired" } });
    },
  );

  it.each([401, 403])(
    "is refused at once where Powens does not know the user's token: %i",
    async (status) => {
      const { mint, swap, powens, log } = sessionProxyUnderTest();
      powens.on(CONNECTIONS, { status, json: { code: "unauthorized" } });
      const connectToken = await mint();
      for (const mode of ["cookie-lax", "cookie-lax"] as const) {
        const response = await swap(connectToken, { mode });
        expect(response.headers.get("set-cookie")).toBeNull();
        expect(response.ok).toBe(false);
      }
      expect((await swap(await mint())).status).toBe(401);
      expect(log).toContainEqual(
        expect.objectContaining({ event: "session_ended", reason: "token_refused" }),
      );
    },
  );

  it.each([404, 429, 500, 503])("is not refused where Powens only fails: %i", async (status) => {
    const { mint, swap, powens } = sessionProxyUnderTest();
    powens.on(CONNECTIONS, { status, json: {}, headers: { "retry-after": "0" } });
    expect((await swap(await mint())).status).toBe(200);
  });

  it("is refused two minutes after it was made", async () => {
    const { mint, swap, clock } = sessionProxyUnderTest();
    const connectToken = await mint();
    clock.now += 120_001;
    expect((await swap(connectToken)).status).toBe(401);
  });
});

describe("a page", () => {
  it("[T44] learns what its session is for, and never what opens it", async () => {
    const { begin, fromPage } = sessionProxyUnderTest();
    const limits = { connectors: [UUID], country: "FR", maxConnections: 1 };
    const words = { application: " Shop " };
    const held = await begin("bearer", { limits, words, locale: "fr", returnAddress: "shop" });

    expect(await (await fromPage({ path: "/session" }, held)).json()).toEqual({
      flow: "connect",
      connectionId: null,
      resetCredentials: false,
      limits,
      words: { application: "Shop" },
      locale: "fr",
      returnAddress: `${HOST}/banks`,
      expiresAt: "2026-06-02T09:00:00.000Z",
    });
  });

  it.each([
    ["cookie-partitioned", "SameSite=None; Partitioned"],
    ["cookie-strict", "SameSite=Strict"],
    ["cookie-lax", "SameSite=Lax"],
  ] as const)("[T30] holds a %s with these flags", async (mode, sameSite) => {
    const { mint, swap, fromPage } = sessionProxyUnderTest();
    const opened = await swap(await mint(), { mode });

    expect(await opened.clone().json()).toEqual({
      expiresAt: "2026-06-02T09:00:00.000Z",
      user: expect.stringMatching(/^[\w-]{43}$/) as string,
    });
    const [line = ""] = opened.headers.getSetCookie();
    expect(line).toMatch(
      new RegExp(
        `^__Host-guichet_sid=[\\w-]{43}; Path=/; Secure; HttpOnly; ${sameSite}; Max-Age=3600$`,
      ),
    );
    const held = { cookie: `theme=dark; ${cookieIn(opened)}` };
    expect((await fromPage({ path: "/session" }, held)).status).toBe(200);
    const closed = await fromPage({ method: "DELETE", path: "/session" }, held);
    expect([closed.status, closed.headers.getSetCookie()]).toEqual([
      204,
      [`__Host-guichet_sid=; Path=/; Secure; HttpOnly; ${sameSite}; Max-Age=0`],
    ]);
    expect((await fromPage({ path: "/session" }, held)).status).toBe(401);
    expect((await fromPage({ path: "/connections" }, held)).status).toBe(401);
  });

  it("[T25] keeps no handle that it brought itself", async () => {
    const { mint, swap, fromPage } = sessionProxyUnderTest();
    const planted = { cookie: "__Host-guichet_sid=planted-handle-0000000000000000000000000000" };
    const opened = await fromPage(
      {
        method: "POST",
        path: "/session",
        body: { connectToken: await mint(), nonce: "nonce-of-one-page-1", mode: "cookie-lax" },
      },
      planted,
    );
    expect(cookieIn(opened)).toMatch(/^__Host-guichet_sid=(?!planted)/);
    expect((await fromPage({ path: "/session" }, planted)).status).toBe(401);
    // A second cookie of our name comes from somebody who could plant one: then neither counts.
    for (const cookie of [
      `${cookieIn(opened)}; ${planted.cookie}`,
      `${planted.cookie}; ${cookieIn(opened)}`,
    ]) {
      expect((await fromPage({ path: "/session" }, { cookie })).status).toBe(401);
    }
    expect((await fromPage({ path: "/session" }, { cookie: cookieIn(opened) })).status).toBe(200);
    expect((await swap("made-up-connect-token-00000")).status).toBe(401);
  });

  it("[T06] swaps once; another page is refused and ends the first", async () => {
    const { mint, swap, fromPage } = sessionProxyUnderTest();
    const connectToken = await mint();
    const first: unknown = await (await swap(connectToken)).json();
    expect(await (await swap(connectToken)).json()).toEqual(first);
    const held = { authorization: `Bearer ${String(Reflect.get(Object(first), "handle"))}` };
    expect((await fromPage({ path: "/session" }, held)).status).toBe(200);

    const thief = await swap(connectToken, { nonce: "nonce-of-a-thief-00" });

    expect([thief.status, await thief.json()]).toMatchObject([409, { error: { code: "refused" } }]);
    expect((await fromPage({ path: "/session" }, held)).status).toBe(401);
  });

  it("[T31] is of our own origin: a page that may embed us may not call", async () => {
    const { begin, fromPage, powens } = sessionProxyUnderTest();
    const held = await begin();
    const before = powens.calls.length;
    for (const origin of [HOST, "https://evil.example", "null", `${OWN}.evil.example`]) {
      for (const { method, path } of everyRoute.filter(({ name }) => !open.has(name))) {
        const response = await fromPage(
          { method, path, headers: { origin, "sec-fetch-site": null } },
          held,
        );
        expect([path, origin, response.status]).toEqual([path, origin, 403]);
      }
    }
    expect(powens.calls).toHaveLength(before);
  });

  it("[integration I5] is told from a used link where it was opened at another address than the public one", async () => {
    const { mint, fromPage, swap } = sessionProxyUnderTest();
    const connectToken = await mint();
    const body = { connectToken, nonce: "canary-nonce-of-one-page", mode: "cookie-lax" };
    const origin = "http://127.0.0.1:8080";
    const response = await fromPage({
      ...{ method: "POST", path: "/session", body },
      headers: { origin },
    });
    expect([response.status, await response.json()]).toEqual([
      403,
      {
        error: expect.objectContaining({
          code: "forbidden",
          message: expect.stringContaining("GUICHET_PUBLIC_URL") as string,
        }) as unknown,
      },
    ]);
    expect((await swap(connectToken, { mode: "cookie-lax" })).status).toBe(200);
  });

  it("[T26] gets another handle; the old one dies after ten seconds", async () => {
    const { begin, fromPage, clock } = sessionProxyUnderTest();
    const old = await begin();
    const rotated: unknown = await (
      await fromPage({ method: "POST", path: "/session/rotate" }, old)
    ).json();
    const fresh = { authorization: `Bearer ${String(Reflect.get(Object(rotated), "handle"))}` };
    expect(fresh).not.toEqual(old);
    clock.now += 9_000;
    expect((await fromPage({ path: "/session" }, old)).status).toBe(200);
    expect((await fromPage({ method: "POST", path: "/session/rotate" }, old)).status).toBe(409);
    clock.now += 1_000;
    expect((await fromPage({ path: "/session" }, old)).status).toBe(401);
    expect((await fromPage({ path: "/session" }, fresh)).status).toBe(200);
  });

  it("[T68] loses its session when Powens no longer knows the token", async () => {
    const { begin, fromPage, powens, log } = sessionProxyUnderTest();
    powens.on(ONE, { status: 401, json: { code: "unauthorized" } });
    const held = await begin("cookie-lax");

    const refused = await fromPage({ path: "/connections/8812" }, held);
    expect([refused.status, refused.headers.getSetCookie()]).toEqual([
      401,
      [expect.stringContaining("__Host-guichet_sid=; ")],
    ]);
    for (const path of ["/connections/8812", "/connections", "/session"]) {
      expect((await fromPage({ path }, held)).status).toBe(401);
    }
    expect(powens.callsTo(ONE)).toHaveLength(1);
    expect(powens.callsTo("GET /users/me/connections")).toHaveLength(1);
    expect(log).toContainEqual(
      expect.objectContaining({ event: "session_ended", reason: "token_refused" }),
    );
  });

  it("keeps its session where Powens forbids one thing", async () => {
    const { begin, fromPage, powens } = sessionProxyUnderTest();
    powens.on(ONE, { status: 403, json: { code: "forbidden" } });
    const held = await begin();
    expect((await fromPage({ path: "/connections/8812" }, held)).status).toBe(403);
    expect((await fromPage({ path: "/session" }, held)).status).toBe(200);
  });

  it("sends its session's token to Powens, and nobody else's", async () => {
    const { begin, fromPage, powens } = sessionProxyUnderTest();
    powens.on("GET /users/me/connections", { json: { connections: [] } });
    const hers = await begin("bearer", { user: { token: "token-of-alice" } });
    const his = await begin("cookie-lax", { user: { token: "token-of-bruno" }, userKey: "bruno" });
    const before = powens.calls.length;
    await fromPage({ path: "/connections/8812" }, hers);
    await fromPage({ path: "/connections/8812" }, his);
    expect(powens.calls.slice(before).map(({ headers }) => headers["authorization"])).toEqual([
      "Bearer token-of-alice",
      "Bearer token-of-bruno",
    ]);
  });
});

describe("idle time", () => {
  it("[T28] ends a session after ten minutes", async () => {
    const { begin, fromPage, clock } = sessionProxyUnderTest();
    const held = await begin();
    clock.now += 9 * MINUTE + 59_000;
    expect((await fromPage({ path: "/session" }, held)).status).toBe(200);
    clock.now += 10 * MINUTE + 1_000;
    expect((await fromPage({ path: "/session" }, held)).status).toBe(401);
  });

  it("does not count at the bank; the way back ends it and gives a cookie anew", async () => {
    const { begin, fromPage, clock, powens } = sessionProxyUnderTest();
    powens.on("GET /webauth-url", ({ query }) => ({
      json: { url: `https://bank.example/?state=${query["state"] ?? ""}` },
    }));
    const held = await begin("cookie-lax");
    const body = { connector_uuid: UUID, returnTo: `${HOST}/banks?from=here` };
    expect((await fromPage({ method: "POST", path: "/webauth", body }, held)).status).toBe(200);
    const state = powens.callsTo("GET /webauth-url")[0]?.query["state"] ?? "";

    clock.now += 14 * MINUTE;
    const back = await fromPage({
      path: `/callback?state=${state}&id_connection=8812`,
      headers: { "sec-fetch-mode": "navigate", "sec-fetch-dest": "document", "x-guichet": null },
    });
    const location = new URL(back.headers.get("location") ?? "");
    expect(location.origin + location.pathname).toBe(`${HOST}/banks`);
    const code = location.searchParams.get("guichet_return");
    const redeem = (as: Record<string, string>) =>
      fromPage({ method: "POST", path: "/returns", body: { code } }, as);

    expect((await redeem(await begin("bearer", { userKey: "bruno" }))).status).toBe(403);
    const returned = await redeem(held);
    expect([returned.status, await returned.json()]).toMatchObject([200, { id_connection: 8812 }]);
    const fresh = { cookie: cookieIn(returned) };
    expect(fresh).not.toEqual(held);
    clock.now += 9 * MINUTE;
    expect((await fromPage({ path: "/session" }, held)).status).toBe(401);
    expect((await fromPage({ path: "/session" }, fresh)).status).toBe(200);
    clock.now += 11 * MINUTE;
    expect((await fromPage({ path: "/session" }, fresh)).status).toBe(401);
  });

  it("does not count while a bank works", async () => {
    vi.useFakeTimers();
    const { begin, fromPage, clock, powens } = sessionProxyUnderTest();
    let finish = (): void => undefined;
    powens.on("POST /users/me/connections", async () => {
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return { json: connection() };
    });
    const held = await begin();
    const id = newKey();
    const answered = fromPage(
      {
        method: "POST",
        path: "/connections",
        body: { connector_uuid: UUID, fields: { login: "x" } },
        headers: { "idempotency-key": id },
      },
      held,
    );
    await vi.advanceTimersByTimeAsync(15_000);
    expect(await (await answered).json()).toMatchObject({ kind: "operation", id });
    vi.useRealTimers();

    clock.now += 25 * MINUTE;
    finish();
    await vi.waitFor(async () => {
      const settled = await fromPage({ path: `/operations/${id}` }, held);
      expect([settled.status, await settled.json()]).toMatchObject([200, { kind: "connection" }]);
    });
    clock.now += 10 * MINUTE + 1;
    expect((await fromPage({ path: "/session" }, held)).status).toBe(401);
  });
});

describe("limits", () => {
  it("[T102] counts whatever is asked of one connection together, and another one apart", async () => {
    const perConnection = everyRoute.filter(({ path }) => path.startsWith("/connections/8812"));
    expect(perConnection.length).toBeGreaterThanOrEqual(11);
    for (const { method, path } of perConnection) {
      const { begin, fromPage } = sessionProxyUnderTest({ limits: { connection: 1 } });
      const held = await begin();
      const ask = (to: string) =>
        fromPage({ method, path: to, ...(method === "POST" ? { body: {} } : {}) }, held);
      await ask(path);
      expect([method, path, (await ask(path)).status]).toEqual([method, path, 429]);
      expect((await fromPage({ path: "/connections/8812" }, held)).status).toBe(429);
      expect((await ask(path.replace("8812", "8813"))).status).not.toBe(429);
    }
  });

  it("[T78][T102] count each address, session and connection on its own", async () => {
    const { begin, fromPage, powens } = sessionProxyUnderTest({
      limits: { address: 20, session: 6, connection: 2 },
    });
    powens.on(ONE, { json: connection() });
    const one = await begin();
    const read = () => fromPage({ path: "/connections/8812" }, one, "198.51.100.1");
    expect([(await read()).status, (await read()).status, (await read()).status]).toEqual([
      200, 200, 429,
    ]);
    const session = () => fromPage({ path: "/session" }, one, "198.51.100.1");
    const statuses = [];
    for (let count = 0; count < 4; count += 1) statuses.push((await session()).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const limited = await session();
    expect(Number(limited.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await limited.json()).toMatchObject({ error: { code: "rate_limited" } });

    const flood = await Promise.all(
      Array.from({ length: 40 }, () => fromPage({ path: "/connectors" }, {}, "203.0.113.9")),
    );
    expect(flood.filter(({ status }) => status === 401)).toHaveLength(20);
    expect(flood.filter(({ status }) => status === 429)).toHaveLength(20);
    expect((await fromPage({ path: "/connectors" }, {}, "203.0.113.10")).status).toBe(401);
  });

  it("[T102] stop a flood of swaps", async () => {
    const { swap, powens } = sessionProxyUnderTest({ limits: { swap: 5 } });
    const flood = await Promise.all(
      Array.from({ length: 20 }, (_, index) => swap(`made-up-connect-token-${index}`)),
    );
    expect(flood.filter(({ status }) => status === 429)).toHaveLength(15);
    expect(powens.calls).toEqual([]);
  });
});

it("[T88] no token, handle, key or secret is in any log line, record, or answer it is not for", async () => {
  const { mint, swap, begin, fromHost, fromPage, powens, log, written, sent } =
    sessionProxyUnderTest();
  powens.on("POST /auth/init", {
    json: { auth_token: "canary-fresh-token", type: "permanent", id_user: 412 },
  });
  powens.on(ONE, { status: 401, json: { code: "unauthorized", description: "canary" } });
  const connectToken = await mint({ user: { create: true } });
  const opened: unknown = await (await swap(connectToken)).json();
  const handle = String(Reflect.get(Object(opened), "handle"));
  const given = sent.length;
  const held = { authorization: `Bearer ${handle}` };
  const cookie = await begin("cookie-lax");
  const givenCookie = sent.length;
  await swap(connectToken, { nonce: "canary-nonce-of-a-thief", mode: "bearer" });
  await swap(connectToken, { mode: "canary" as "bearer" });
  await fromPage({ path: "/session" }, cookie);
  await fromPage({ path: "/connections/8812" }, cookie);
  await fromPage({ path: "/session" }, held);
  await fromHost({ method: "POST", path: "/sessions", body: { user: { token: "canary" } } });
  await fromHost({ method: "POST", path: "/sessions", body: `{"user":"canary` });
  await fromHost({ method: "DELETE", path: "/sessions/alice" });

  const cookieValue = (cookie["cookie"] ?? "").split("=")[1] ?? "";
  const everywhere = [JSON.stringify(log), ...written, ...sent.slice(givenCookie)].join("\n");
  for (const secret of ["canary", connectToken, handle, cookieValue]) {
    expect(secret.length).toBeGreaterThan(5);
    expect(everywhere).not.toContain(secret);
  }
  expect(sent.slice(0, given).join("\n")).not.toContain("canary");
  expect(powens.callsTo("POST /auth/init")[0]?.body).toContain(CLIENT_SECRET);
});
