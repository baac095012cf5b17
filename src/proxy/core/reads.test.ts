import * as v from "valibot";
import { connectorListSchema } from "../../protocol/proxy-api.ts";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { connection, connector, proxyUnderTest, UUID } from "./testing/proxy-under-test.ts";
import { PowensTransportError } from "./index.ts";

const ONE = "GET /users/me/connections/8812";
const LIST = "GET /users/me/connections";
const cut = () => Promise.reject(new PowensTransportError("cut"));

describe("connections", () => {
  it("[T44] are read with the user's token, projected and without secrets", async () => {
    const { get, powens } = proxyUnderTest();
    powens.on(ONE, {
      json: connection({
        state: "webauthRequired",
        error_message: "Redirecting to https://bank.example/?state=canary",
        id_user: 412,
        connector: { urls: ["https://canary.example"] },
      }),
    });

    const response = await get("/connections/8812");

    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({
      connection: { id: 8812, state: "webauthRequired", error_message: null },
    });
    expect(text).not.toMatch(/canary|id_user|token-of/);
    expect(powens.callsTo(ONE)).toEqual([
      expect.objectContaining({
        query: { expand: "sources" },
        headers: {
          accept: "application/json",
          "accept-encoding": "identity",
          authorization: "Bearer token-of-alice",
          "user-agent": "guichet",
        },
        deadlineMs: 10_000,
        maxBytes: 2_000_000,
        slow: false,
      }),
    ]);
  });

  it("[T65] lists those that can be read, and counts the others", async () => {
    const { get, powens, log } = proxyUnderTest();
    powens.on(LIST, { json: { connections: [connection(), { id: "odd" }], total: 2 } });

    expect(await (await get("/connections")).json()).toMatchObject({
      connections: [{ id: 8812 }],
    });
    expect(log).toContainEqual({ event: "entries_dropped", call: "connections", count: 1 });
  });

  it("[T79][T43] share one read among 200 watchers of one user, and never across users", async () => {
    const { get, powens } = proxyUnderTest();
    powens.on(ONE, ({ headers }) => ({
      json: connection({ id_connector: headers["authorization"]?.endsWith("alice") ? 1 : 2 }),
    }));

    const mine = await Promise.all(Array.from({ length: 200 }, () => get("/connections/8812")));
    const theirs = await get("/connections/8812", "bob");

    for (const response of mine) {
      expect(await response.json()).toMatchObject({ connection: { id_connector: 1 } });
    }
    expect(await theirs.json()).toMatchObject({ connection: { id_connector: 2 } });
    expect(powens.callsTo(ONE)).toHaveLength(2);
  });

  it("[T79] are read at most every two seconds and twelve times a minute, whoever polls", async () => {
    const { get, powens, clock } = proxyUnderTest();
    powens.on(ONE, { json: connection() });
    const started = clock.now;
    for (; clock.now < started + 60_000; clock.now += 250) {
      expect((await get("/connections/8812")).status).toBe(200);
    }
    expect(powens.callsTo(ONE)).toHaveLength(12);
    clock.now += 2_000;
    await get("/connections/8812");
    expect(powens.callsTo(ONE)).toHaveLength(13);
  });

  it("are read anew after a write, also by a read that began before it", async () => {
    const { get, update, powens } = proxyUnderTest();
    let finish: (() => void) | undefined;
    powens.on(ONE, async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      return { json: connection({ state: "decoupled" }) };
    });
    powens.on("POST /users/me/connections/8812", { json: connection() });
    const early = get("/connections/8812");
    await vi.waitUntil(() => finish !== undefined);
    await update("sync");
    finish?.();
    await early;
    powens.on(ONE, { json: connection({ state: null }) });

    expect(await (await get("/connections/8812")).json()).toMatchObject({
      connection: { state: null },
    });
  });

  it("are read anew after a write, also when they were read while it lasted", async () => {
    const { get, update, powens } = proxyUnderTest();
    let finish: (() => void) | undefined;
    powens.on(ONE, { json: connection({ state: "decoupled" }) });
    powens.on("POST /users/me/connections/8812", async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      return { json: connection() };
    });
    const write = update("sync");
    await vi.waitUntil(() => finish !== undefined);
    await get("/connections/8812");
    powens.on(ONE, { json: connection({ state: null }) });
    finish?.();
    await write;

    expect(await (await get("/connections/8812")).json()).toMatchObject({
      connection: { state: null },
    });
  });

  it("asks to slow down when twelve reads a minute found nothing", async () => {
    const { get, powens } = proxyUnderTest();
    for (let read = 0; read < 12; read += 1) await get("/connections/8812");

    const response = await get("/connections/8812");

    expect([response.status, response.headers.get("retry-after")]).toEqual([429, "60"]);
    expect(powens.callsTo(ONE)).toHaveLength(12);
  });
});

describe("[T65] the error table of reads", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    ["401", { status: 401, json: { code: "unauthorized" } }, 401, "session_expired", 1],
    ["403", { status: 403, json: { code: "forbidden" } }, 403, "forbidden", 1],
    ["404 in HTML", { status: 404, body: "<html>" }, 404, "not_found", 1],
    ["429", { status: 429 }, 429, "rate_limited", 1],
    ["another 4xx", { status: 422, json: { code: "invalidValue" } }, 424, "upstream_rejected", 1],
    ["500", { status: 500, json: { code: "bug" } }, 502, "upstream_unavailable", 3],
    ["503", { status: 503, body: "<html>" }, 503, "upstream_unavailable", 3],
    ["504", { status: 504, body: "<html>" }, 504, "upstream_unavailable", 3],
    [
      "a redirect",
      { status: 302, headers: { location: "https://evil.example/" } },
      502,
      "upstream_unavailable",
      1,
    ],
    ["HTML", { status: 200, body: "<html>" }, 502, "upstream_unavailable", 1],
    ["broken JSON", { status: 200, body: '{"id":' }, 502, "upstream_unavailable", 1],
    ["nothing", { status: 200, body: "" }, 502, "upstream_unavailable", 1],
    [
      "compression",
      { json: connection(), headers: { "content-encoding": "gzip" } },
      502,
      "upstream_unavailable",
      1,
    ],
    ["another shape", { status: 200, json: { connections: 1 } }, 502, "invalid_response", 1],
    ["an unsafe id", { status: 200, body: '{"id":90071992547409931}' }, 502, "invalid_response", 1],
    ["a cut", cut, 502, "upstream_unavailable", 3],
    [
      "a timeout",
      () => Promise.reject(new PowensTransportError("timeout")),
      504,
      "upstream_unavailable",
      1,
    ],
    [
      "too much",
      () => Promise.reject(new PowensTransportError("too_large")),
      502,
      "upstream_unavailable",
      1,
    ],
  ] as const)("%s", async (_name, script, status, code, attempts) => {
    const { get, powens } = proxyUnderTest();
    powens.on(ONE, script);

    const answer = get("/connections/8812");
    await vi.runAllTimersAsync();
    const response = await answer;

    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code } });
    expect(powens.callsTo(ONE)).toHaveLength(attempts);
  });

  it("[T65] reads what begins with a byte order mark", async () => {
    const { get, powens } = proxyUnderTest();
    powens.on(ONE, { body: `\uFEFF${JSON.stringify(connection())}` });

    expect((await get("/connections/8812")).status).toBe(200);
  });

  it("[T64] waits as long as asked before a repeat, up to 30 seconds", async () => {
    const { get, powens } = proxyUnderTest();
    powens.on(ONE, { status: 503, headers: { "retry-after": "7" } });
    const patient = get("/connections/8812");
    await vi.advanceTimersByTimeAsync(6_999);
    expect(powens.callsTo(ONE)).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(powens.callsTo(ONE)).toHaveLength(2);
    await vi.runAllTimersAsync();
    await patient;

    powens.on(LIST, { status: 503, headers: { "retry-after": "31" } });
    const impatient = await get("/connections");
    expect([impatient.status, impatient.headers.get("retry-after")]).toEqual([503, "31"]);
    expect(powens.callsTo(LIST)).toHaveLength(1);
  });

  it("[T64] leaves a Powens that mostly fails alone, and tries one read after ten seconds", async () => {
    const { get, powens, clock } = proxyUnderTest();
    powens.on(LIST, cut);
    const ask = async (user: number) => {
      const answer = get("/connections", `user-${user}`);
      await vi.runAllTimersAsync();
      return answer;
    };
    for (let user = 0; user < 40; user += 1) await ask(user);
    const asked = powens.calls.length;
    expect(asked).toBeLessThanOrEqual(20);

    const refused = await ask(100);
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([503, "10"]);
    expect(powens.calls).toHaveLength(asked);

    clock.now += 10_000;
    await ask(101);
    expect(powens.calls).toHaveLength(asked + 1);

    clock.now += 10_000;
    powens.on(LIST, { json: { connections: [] } });
    for (let user = 200; user < 230; user += 1) expect((await ask(user)).status).toBe(200);
  });

  it("[T64] does not add a storm of repeats to a storm of failures", async () => {
    const { get, powens, clock } = proxyUnderTest();
    const reads = 300;
    for (let user = 0; user < reads; user += 1) {
      powens.on(LIST, cut);
      const answer = get("/connections", `user-${user}`);
      await vi.runAllTimersAsync();
      await answer;
      // Too slow a storm for the breaker.
      clock.now += 10_000;
    }
    expect(powens.callsTo(LIST).length).toBeLessThan(reads * 1.1 + 20);
  });

  it("names Powens' own id of a failed call, for support", async () => {
    const { get, powens } = proxyUnderTest();
    powens.on(ONE, { status: 403, headers: { "x-request-id": "7b1f0a52-powens" } });

    expect(await (await get("/connections/8812")).json()).toMatchObject({
      error: { requestId: "7b1f0a52-powens" },
    });
  });
});

describe("connectors", () => {
  const LIST_CONNECTORS = "GET /connectors";

  it("offers what may be offered, once an hour for all", async () => {
    const { get, powens, clock, log } = proxyUnderTest();
    const uuid = (digit: string) => UUID.replace(/^./, digit);
    powens.on(LIST_CONNECTORS, {
      json: {
        connectors: [
          connector(),
          connector({ uuid: uuid("1"), hidden: true }),
          connector({ uuid: uuid("2"), restricted: true }),
          { name: "no uuid" },
          null,
        ],
      },
    });

    await Promise.all([get("/connectors"), get("/connectors", "bob")]);
    const list: unknown = await (await get("/connectors")).json();

    expect(list).toMatchObject({ connectors: [{ uuid: UUID, name: "Banque Horizon" }] });
    expect(v.parse(connectorListSchema, list).connectors).toHaveLength(1);
    expect(powens.callsTo(LIST_CONNECTORS)).toEqual([
      expect.objectContaining({ query: { expand: "countries" }, maxBytes: 20_000_000 }),
    ]);
    expect(powens.callsTo(LIST_CONNECTORS)[0]?.headers).not.toHaveProperty("authorization");
    expect(log).toContainEqual({ event: "entries_dropped", call: "connectors", count: 2 });

    clock.now += 60 * 60_000;
    await get("/connectors");
    expect(powens.callsTo(LIST_CONNECTORS)).toHaveLength(2);
  });

  it("lends the list of up to a day ago while Powens does not answer", async () => {
    const { get, powens, clock } = proxyUnderTest();
    await get("/connectors");
    powens.on(LIST_CONNECTORS, { status: 403 });
    clock.now += 23 * 60 * 60_000;
    expect((await get("/connectors")).status).toBe(200);
    clock.now += 2 * 60 * 60_000;
    expect((await get("/connectors")).status).toBe(403);
  });

  it("gives one with its form, restricted or not, and keeps it five minutes", async () => {
    const { get, powens, clock } = proxyUnderTest();
    powens.on(`GET /connectors/${UUID}`, { json: connector({ restricted: true, siret: "x" }) });

    const body: unknown = await (await get(`/connectors/${UUID}`)).json();
    await get(`/connectors/${UUID}`);

    expect(body).toMatchObject({
      connector: { restricted: true, fields: [{ name: "website" }, {}, {}] },
    });
    expect(JSON.stringify(body)).not.toContain("siret");
    expect(powens.callsTo(`GET /connectors/${UUID}`)).toEqual([
      expect.objectContaining({ query: { expand: "sources,fields,countries" } }),
    ]);
    clock.now += 5 * 60_000 + 1;
    await get(`/connectors/${UUID}`);
    expect(powens.callsTo(`GET /connectors/${UUID}`)).toHaveLength(2);
  });

  it("is not found when Powens says so in HTML", async () => {
    const { get } = proxyUnderTest();

    const response = await get(`/connectors/${UUID.replace("6", "7")}`);

    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: "not_found" } });
  });
});

describe("logos", () => {
  const LOGO = `GET /logos/${UUID}-thumbnail.webp`;
  const webp = new Uint8Array([0x52, 0x49, 0x46, 0x46, 4, 0, 0, 0, 0x57, 0x45, 0x42, 0x50]);
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);

  it.each([
    ["image/webp", webp],
    ["image/png", png],
    ["image/jpeg", new Uint8Array([0xff, 0xd8, 0xff, 0xe0])],
    ["image/gif", new TextEncoder().encode("GIF89a")],
  ])(
    "[T16] passes %s by its bytes, needs no user and no token, and is kept",
    async (type, body) => {
      const { get, powens } = proxyUnderTest();
      powens.on(LOGO, { body, headers: { "content-type": "text/html" } });

      const response = await get(`/logos/${UUID}`, null);

      expect(response.headers.get("content-type")).toBe(type);
      expect(new Uint8Array(await response.arrayBuffer())).toEqual(body);
      expect(response.headers.get("cache-control")).toBe("private, max-age=86400");
      expect(response.headers.get("content-security-policy")).toMatch(
        /default-src 'none'; sandbox/,
      );
      await get(`/logos/${UUID}`, null);
      expect(powens.callsTo(LOGO)).toHaveLength(1);
      expect(powens.callsTo(LOGO)[0]).toMatchObject({ maxBytes: 65_536 });
      expect(powens.callsTo(LOGO)[0]?.headers).not.toHaveProperty("authorization");
    },
  );

  it.each([
    ["svg", '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'],
    ["html", "<!doctype html><script>1</script>"],
    ["nothing", ""],
    ["too much", "x".repeat(65_537)],
  ])("[T16] has none when Powens sends %s, and does not ask again at once", async (_name, body) => {
    const { get, powens } = proxyUnderTest();
    powens.on(LOGO, { body, headers: { "content-type": "image/webp" } });

    expect((await get(`/logos/${UUID}`, null)).status).toBe(204);
    expect((await get(`/logos/${UUID}`, null)).status).toBe(204);
    expect(powens.callsTo(LOGO)).toHaveLength(1);
  });

  it.each([
    ["a logo a day", png, 24 * 60 * 60_000],
    ["that there is none ten minutes", "", 10 * 60_000],
  ])("keeps %s, and asks Powens again after it", async (_what, body, keptMs) => {
    const { clock, get, powens } = proxyUnderTest();
    powens.on(LOGO, { body, headers: { "content-type": "image/png" } });
    await get(`/logos/${UUID}`, null);
    clock.now += keptMs;
    await get(`/logos/${UUID}`, null);
    expect(powens.callsTo(LOGO)).toHaveLength(1);
    clock.now += 1;
    await get(`/logos/${UUID}`, null);
    expect(powens.callsTo(LOGO)).toHaveLength(2);
  });

  it.each([
    [404, "private, max-age=600"],
    [403, "no-store"],
    [429, "no-store"],
    [500, "no-store"],
    [503, "no-store"],
  ])(
    "[integration I14] are no error of the page where Powens answers %i: an empty answer, kept as %s",
    async (status, kept) => {
      const { get, powens } = proxyUnderTest();
      powens.on(LOGO, { status, body: "<html>canary", headers: { "retry-after": "0" } });

      const response = await get(`/logos/${UUID}`, null);

      expect([response.status, await response.text()]).toEqual([204, ""]);
      expect(response.headers.get("cache-control")).toBe(kept);
      expect(response.headers.get("content-security-policy")).toMatch(/default-src 'none'/);
    },
  );
});
