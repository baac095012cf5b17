import { afterEach, describe, expect, it, vi } from "vitest";
import { connection, newKey, proxyUnderTest, UUID } from "./testing/proxy-under-test.ts";
import { createMemoryStore } from "./store/memory-store.ts";
import { PowensTransportError } from "./upstream/powens-transport.ts";

const CREATE = "POST /users/me/connections";
const ONE = "/users/me/connections/8812";
const UPDATE = `POST ${ONE}`;

afterEach(() => {
  vi.useRealTimers();
});

describe("what is sent to Powens", () => {
  it("[T51] creates with the user's token, the source in the query and the fields at top level", async () => {
    const { powens, act } = proxyUnderTest();
    powens.on(CREATE, { json: connection() });

    await act("POST", "/connections", {
      connector_uuid: UUID,
      source: "directaccess",
      fields: { login: "12345678", website: "par" },
    });

    expect(powens.callsTo(CREATE)).toEqual([
      expect.objectContaining({
        origin: "https://demo-sandbox.biapi.pro",
        path: "/2.0/users/me/connections",
        query: { source: "directaccess" },
        headers: {
          accept: "application/json",
          "accept-encoding": "identity",
          authorization: "Bearer token-of-alice",
          "content-type": "application/json",
          "user-agent": "guichet",
        },
        body: JSON.stringify({ login: "12345678", website: "par", connector_uuid: UUID }),
        deadlineMs: 300_000,
        slow: true,
      }),
    ]);
  });

  it.each([
    ["resume", { background: "true" }, { resume: true }],
    ["sync", {}, {}],
  ] as const)("%s", async (act, query, body) => {
    const { powens, update } = proxyUnderTest();
    powens.on(UPDATE, { json: connection() });

    await update(act);

    expect(powens.callsTo(UPDATE)).toEqual([
      expect.objectContaining({ query, body: JSON.stringify(body), slow: true }),
    ]);
  });

  it("forces a sync with the PSU present and without a body", async () => {
    const { powens, act } = proxyUnderTest();
    powens.on(`PUT ${ONE}`, { json: connection() });

    const response = await act("PUT", "/connections/8812");

    expect(response.status).toBe(200);
    const [call] = powens.callsTo(`PUT ${ONE}`);
    expect(call).toMatchObject({ query: { psu_requested: "true" } });
    expect(call).not.toHaveProperty("body");
  });

  it.each([
    "id_connector",
    "connector_uuid",
    "id_bank",
    "id_provider",
    "source",
    "resume",
    "active",
    "expire",
    "refresh_auth",
    "background",
    "psu_requested",
    "decoupled",
  ])("never sends a field called %s", async (name) => {
    const { powens, create, answer } = proxyUnderTest();

    expect((await create({ [name]: "true" })).status).toBe(400);
    expect((await answer({ [name]: "true" })).status).toBe(400);
    expect(powens.calls).toEqual([]);
  });

  it("needs an idempotency key", async () => {
    const { powens, send } = proxyUnderTest();
    const body = { connector_uuid: UUID, fields: {} };

    const response = await send({ method: "POST", path: "/connections", body });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: "invalid_request" } });
    expect(powens.calls).toEqual([]);
  });
});

describe("outcomes", () => {
  it.each([200, 201, 202])("%i is the connection, wrapped or bare", async (status) => {
    const { powens, create, update } = proxyUnderTest();
    powens.on(CREATE, { status, json: connection({ state: "decoupled", description: "…" }) });
    powens.on(UPDATE, { status, json: { message: "running", connection: connection() } });

    expect(await (await create()).json()).toMatchObject({
      kind: "connection",
      connection: { id: 8812, state: "decoupled" },
    });
    expect(await (await update("sync")).json()).toMatchObject({
      kind: "connection",
      connection: { id: 8812, state: null },
    });
  });

  it("hands over the bank's message, never the description, and re-reads an updated connection", async () => {
    const rereadConnection: unknown = expect.objectContaining({
      id: 8812,
      state: "additionalInformationNeeded",
    });
    const { powens, answer } = proxyUnderTest();
    powens.on(UPDATE, {
      status: 400,
      json: {
        code: "wrongPass",
        message: "Code faux https://bank.example/x",
        description: "SECRET",
      },
    });
    powens.on(`GET ${ONE}`, { json: connection({ state: "additionalInformationNeeded" }) });

    expect(await (await answer({ sms: "000000" })).json()).toEqual({
      kind: "refused",
      code: "wrongpass",
      bankMessage: "Code faux …",
      field: null,
      approval: null,
      id_connection: null,
      connection: rereadConnection,
    });
  });

  it("says null for a connection that is gone after the refusal", async () => {
    const { powens, answer } = proxyUnderTest();
    powens.on(UPDATE, { status: 400, json: { code: "wrongpass" } });

    expect(await (await answer({ sms: "1" })).json()).toMatchObject({ connection: null });
  });

  it.each([
    [
      {
        code: "config",
        description: 'Error for field openapiwebsite: Value "zzz" is not in list: par',
      },
      { code: "config", field: "openapiwebsite" },
    ],
    [
      { code: "config", description: "Value 'login' refused" },
      { code: "config", field: "login" },
    ],
    [
      { code: "config", description: 'Error for field unheard: Value "zzz"' },
      { code: "config", field: null },
    ],
    [
      { code: "SCARequired", description: "App validation has been cancelled" },
      { code: "SCARequired", approval: "cancelled" },
    ],
    [
      { code: "SCARequired", description: "App validation has expired" },
      { code: "SCARequired", approval: "expired" },
    ],
    [
      {
        code: "badRequest",
        description: "You need to give the resume parameter to update the connection 2400",
      },
      { code: "badRequest", id_connection: 2400 },
    ],
    [
      { code: "invalidValue", description: 'Value "zzz" is invalid for field "openapiwebsite"' },
      { code: "invalidValue", field: "openapiwebsite" },
    ],
    [{ code: "missingParameter" }, { code: "missingParameter", field: null }],
    [{ code: "WrongPass" }, { code: "wrongpass" }],
    [
      { code: "Config", description: "Value 'login' refused" },
      { code: "config", field: "login" },
    ],
    [
      {
        code: "badrequest",
        description: "You need to give the resume parameter to update the connection 2400",
      },
      { code: "badRequest", id_connection: 2400 },
    ],
    [{ code: "methodNotAllowed" }, { code: "methodNotAllowed", field: null }],
    [{ code: "aCodeOfTheFuture" }, { code: "aCodeOfTheFuture", bankMessage: null }],
  ])("reads %j", async (json, expected) => {
    const { powens, create } = proxyUnderTest();
    powens.on(CREATE, { status: 400, json });

    const response = await create({ login: "a", openapiwebsite: "zzz" });

    expect(response.status).toBe(200);
    const outcome: unknown = await response.json();
    expect(outcome).toMatchObject({ kind: "refused", ...expected });
    expect(JSON.stringify(outcome)).not.toContain("zzz");
  });

  it("leaves a value that nobody gave to whoever wrote the request", async () => {
    const { powens, update } = proxyUnderTest();
    powens.on(UPDATE, { status: 400, json: { code: "missingParameter" } });
    expect((await update("sync")).status).toBe(424);
  });

  it("takes a JSON internalServerError as a refusal", async () => {
    const { powens, create } = proxyUnderTest();
    powens.on(CREATE, { status: 500, json: { code: "internalServerError", message: "Oups" } });

    expect(await (await create()).json()).toMatchObject({
      kind: "refused",
      code: "internalServerError",
      bankMessage: "Oups",
    });
  });

  it.each([
    ["a 409", { status: 409, json: { code: "connectionLocked" } }],
    ["an act in the background", { json: {} }],
  ])("is unknown after %s when the connection cannot be read again", async (_name, ending) => {
    const { powens, update } = proxyUnderTest();
    powens.on(UPDATE, ending);
    for (const read of [
      () => Promise.reject(new PowensTransportError("unreachable")),
      () => ({ status: 429, json: { code: "tooMany" } }),
      () => ({ json: {} }),
    ]) {
      powens.on(`GET ${ONE}`, read);
      // A read that failed says that nothing was changed; the act may have.
      expect(await (await update("resume")).json()).toMatchObject({
        error: { code: "outcome_unknown" },
      });
    }
    powens.on(`GET ${ONE}`, { status: 404, body: "<html>" });
    expect((await update("resume")).status).toBe(404);
  });

  it("[T69] reads a 409 as already done, and the connection anew", async () => {
    const { powens, act, update } = proxyUnderTest();
    powens.on(`PUT ${ONE}`, { status: 409, json: { code: "connectionLocked" } });
    powens.on(UPDATE, { status: 409, body: "Can't force" });
    powens.on(`GET ${ONE}`, { json: connection({ last_update: "2026-06-02 10:00:00" }) });
    const expected = { kind: "alreadyDone", connection: { last_update: "2026-06-02 10:00:00" } };

    expect(await (await act("PUT", "/connections/8812")).json()).toMatchObject(expected);
    expect(await (await update("sync")).json()).toMatchObject(expected);
  });

  it("reads the connection when a call in the background answers something else", async () => {
    const { powens, update } = proxyUnderTest();
    powens.on(UPDATE, { status: 202, json: {} });
    powens.on(`GET ${ONE}`, { json: connection({ state: "validating" }) });

    expect(await (await update("resume")).json()).toMatchObject({
      kind: "connection",
      connection: { state: "validating" },
    });
  });
});

describe("answers that are no outcome", () => {
  const timeout = () => Promise.reject(new PowensTransportError("timeout"));
  const cut = () => Promise.reject(new PowensTransportError("cut"));
  const unreachable = () => Promise.reject(new PowensTransportError("unreachable"));
  const html = "<html>Bad gateway</html>";

  it.each([
    ["401", { status: 401, json: { code: "unauthorized" } }, 401, "session_expired"],
    ["403", { status: 403, json: { code: "forbidden" } }, 403, "forbidden"],
    ["404 in HTML", { status: 404, body: html }, 404, "not_found"],
    ["429", { status: 429, json: { code: "tooManySync" } }, 429, "rate_limited"],
    ["400 without a code", { status: 400, body: html }, 424, "upstream_rejected"],
    ["422", { status: 422, json: { code: "invalidValue" } }, 424, "upstream_rejected"],
    ["500 in HTML", { status: 500, body: html }, 502, "outcome_unknown"],
    ["504 in HTML", { status: 504, body: html }, 504, "outcome_unknown"],
    ["500 with an unknown code", { status: 500, json: { code: "what" } }, 502, "outcome_unknown"],
    [
      "a redirect",
      { status: 302, headers: { location: "https://evil.example" } },
      502,
      "outcome_unknown",
    ],
    ["200 in HTML", { status: 200, body: html }, 502, "outcome_unknown"],
    ["200 in another shape", { status: 200, json: { id: "no" } }, 502, "outcome_unknown"],
    ["a timeout", timeout, 504, "outcome_unknown"],
    ["a cut connection", cut, 502, "outcome_unknown"],
    ["no connection at all", unreachable, 502, "upstream_unavailable"],
  ] as const)("%s", async (_name, script, status, code) => {
    const { powens, create } = proxyUnderTest();
    powens.on(CREATE, script);

    const response = await create();

    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ error: { code } });
    expect(powens.callsTo(CREATE)).toHaveLength(1);
  });

  it("passes on how long Powens asks to wait", async () => {
    const { powens, create } = proxyUnderTest();
    powens.on(CREATE, { status: 429, headers: { "retry-after": "17" } });

    expect((await create()).headers.get("retry-after")).toBe("17");
  });
});

describe("idempotency", () => {
  it("[T73] sends 50 parallel submissions of one key once, and answers all alike", async () => {
    const { powens, create } = proxyUnderTest();
    powens.on(CREATE, async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return { json: connection() };
    });
    const key = newKey();

    const answers = await Promise.all(
      Array.from({ length: 50 }, () => create({ login: "x" }, key)),
    );

    const texts = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain('"kind":"connection"');
    expect(powens.callsTo(CREATE)).toHaveLength(1);
  });

  it("gives the kept result to a later submission of the same key", async () => {
    const { powens, create } = proxyUnderTest();
    powens.on(CREATE, { status: 400, json: { code: "wrongpass", message: "Non" } });
    const key = newKey();

    const first: unknown = await (await create({ login: "x" }, key)).json();
    const second: unknown = await (await create({ login: "y" }, key)).json();

    expect(second).toEqual(first);
    expect(powens.callsTo(CREATE)).toHaveLength(1);
  });

  it("[T73][T43] refuses another submission under the same key, and keeps users apart", async () => {
    const { powens, create } = proxyUnderTest();
    powens.on(CREATE, { json: connection() });
    const key = newKey();
    await create({ login: "x" }, key);

    expect((await create({ login: "x", other: "y" }, key)).status).toBe(422);
    expect((await create({ login: "x" }, key, "bob")).status).toBe(200);
    expect(powens.callsTo(CREATE)).toHaveLength(2);
  });

  it("[T42] answers an operation after 15 seconds, and its outcome to whoever polls with the same user", async () => {
    vi.useFakeTimers();
    const { powens, create, get } = proxyUnderTest();
    let finish: (() => void) | undefined;
    powens.on(CREATE, async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      return { json: connection({ state: "additionalInformationNeeded" }) };
    });
    const key = newKey();
    const submitted = create({ login: "x" }, key);
    await vi.advanceTimersByTimeAsync(15_000);

    const waiting = { kind: "operation", id: key, pollAfterMs: 3000 };
    expect(await (await submitted).json()).toEqual(waiting);
    expect(await (await get(`/operations/${key}`)).json()).toEqual(waiting);
    expect((await get(`/operations/${key}`, "bob")).status).toBe(404);

    finish?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(await (await get(`/operations/${key}`)).json()).toMatchObject({
      kind: "connection",
      connection: { state: "additionalInformationNeeded" },
    });
  });

  it("tells a failure to whoever polls, too, and forgets after 15 minutes", async () => {
    const { powens, create, get, clock } = proxyUnderTest();
    powens.on(CREATE, () => Promise.reject(new PowensTransportError("timeout")));
    const key = newKey();
    await create({ login: "x" }, key);

    const polled = await get(`/operations/${key}`);
    expect(polled.status).toBe(504);
    expect(await polled.json()).toMatchObject({ error: { code: "outcome_unknown" } });

    clock.now += 15 * 60_000;
    expect((await get(`/operations/${key}`)).status).toBe(404);
  });

  it("[T59][T87] does not abort the call when the browser goes away", async () => {
    const { powens, proxy, get } = proxyUnderTest();
    let finish: (() => void) | undefined;
    powens.on(CREATE, async () => {
      await new Promise<void>((resolve) => (finish = resolve));
      return { json: connection() };
    });
    const key = newKey();
    const browser = new AbortController();
    const submitted = proxy.fetch(
      new Request("https://app.example/guichet/connections", {
        method: "POST",
        headers: {
          "x-guichet": "1",
          "x-test-user": "alice",
          origin: "https://app.example",
          "content-type": "application/json",
          "idempotency-key": key,
        },
        body: JSON.stringify({ connector_uuid: UUID, fields: {} }),
        signal: browser.signal,
      }),
    );
    await vi.waitUntil(() => finish !== undefined);
    browser.abort();
    finish?.();
    await submitted;

    expect(await (await get(`/operations/${key}`)).json()).toMatchObject({ kind: "connection" });
  });

  it("lets the same key go again, once, after Powens could not decrypt", async () => {
    const { powens, create } = proxyUnderTest();
    powens.on(CREATE, { status: 400, json: { code: "keymanager" } });
    const key = newKey();
    expect(await (await create({ login: "a" }, key)).json()).toMatchObject({ code: "keymanager" });

    powens.on(CREATE, { json: connection() });
    const again = await Promise.all([create({ login: "b" }, key), create({ login: "b" }, key)]);

    for (const answer of again) expect(await answer.json()).toMatchObject({ kind: "connection" });
    await create({ login: "c" }, key);
    expect(powens.callsTo(CREATE)).toHaveLength(2);
  });

  it("gives the outcome to those who wait, when the store goes away meanwhile", async () => {
    const store = createMemoryStore();
    let isAway = false;
    const orAway = <Result>(work: () => Promise<Result>) =>
      isAway ? Promise.reject(new Error("away")) : work();
    const { powens, create } = proxyUnderTest({
      store: {
        get: (key) => orAway(() => store.get(key)),
        put: (key, value, ttlMs) => orAway(() => store.put(key, value, ttlMs)),
        putIfAbsent: (key, value, ttlMs) => orAway(() => store.putIfAbsent(key, value, ttlMs)),
        take: (key) => orAway(() => store.take(key)),
      },
    });
    powens.on(CREATE, () => {
      isAway = true;
      return { json: connection() };
    });

    expect(await (await create()).json()).toMatchObject({ kind: "connection" });
    expect((await create()).status).toBe(503);
    expect(powens.callsTo(CREATE)).toHaveLength(1);
  });

  it("[T74] says that the outcome is unknown when the process that knew it has died", async () => {
    const store = createMemoryStore();
    const dying = proxyUnderTest({ store });
    dying.powens.on(CREATE, () => new Promise(() => undefined));
    const key = newKey();
    const lost = dying.create({ login: "x" }, key);
    await vi.waitUntil(() => dying.powens.callsTo(CREATE).length === 1);

    const living = proxyUnderTest({ store });
    expect(await (await living.get(`/operations/${key}`)).json()).toMatchObject({
      kind: "operation",
    });
    expect(await (await living.create({ login: "x" }, key)).json()).toMatchObject({
      kind: "operation",
    });
    living.clock.now += 320_000;
    const told = await living.get(`/operations/${key}`);
    expect(await told.json()).toMatchObject({ error: { code: "outcome_unknown" } });
    expect(living.powens.callsTo(CREATE)).toEqual([]);
    expect(lost).toBeInstanceOf(Promise);
  });

  it("keeps nothing when nothing was sent", async () => {
    const { powens, create } = proxyUnderTest();
    powens.on(CREATE, () => Promise.reject(new PowensTransportError("busy")));
    const key = newKey();
    const busy = await create({ login: "a" }, key);
    expect([busy.status, busy.headers.get("retry-after")]).toEqual([503, "2"]);

    powens.on(CREATE, { json: connection() });
    expect((await create({ login: "a" }, key)).status).toBe(200);
  });
});

describe("attempts", () => {
  it("[T72] stops after five refused answers to one connection, without a call, for 15 minutes", async () => {
    const { powens, answer, clock } = proxyUnderTest();
    powens.on(UPDATE, { status: 400, json: { code: "wrongpass" } });
    for (let attempt = 0; attempt < 5; attempt += 1) await answer({ sms: "0" });
    clock.now += 60_000;

    const sixth = await answer({ sms: "0" });

    expect([sixth.status, sixth.headers.get("retry-after")]).toEqual([429, "840"]);
    expect(await sixth.json()).toMatchObject({ error: { code: "rate_limited" } });
    expect(powens.callsTo(UPDATE)).toHaveLength(5);

    clock.now += 14 * 60_000;
    expect((await answer({ sms: "0" })).status).toBe(200);
  });

  it("[T72] counts parallel guesses, a wrongpass state in a 200, and not what was right", async () => {
    const { powens, create } = proxyUnderTest();
    powens.on(CREATE, { json: connection() });
    for (let attempt = 0; attempt < 8; attempt += 1) expect((await create()).status).toBe(200);

    powens.on(CREATE, { json: connection({ state: "wrongpass" }) });
    const statuses = await Promise.all(
      Array.from({ length: 9 }, async () => (await create()).status),
    );

    expect(statuses.filter((status) => status === 200)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(4);
    expect((await create({ login: "x" }, newKey(), "bob")).status).toBe(200);
  });
});
