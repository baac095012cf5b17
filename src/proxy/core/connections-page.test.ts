import { describe, expect, it } from "vitest";
import { connection, connector, newKey, proxyUnderTest } from "./testing/proxy-under-test.ts";
import type { ScriptedAnswer } from "./testing/scripted-powens.ts";
import { PowensTransportError } from "./upstream/powens-transport.ts";

const ONE = "/users/me/connections/8812";
const source = (changes: Record<string, unknown> = {}) => ({
  id: 15001,
  id_connection: 8812,
  name: "openapi",
  state: null,
  last_update: "2026-06-03 04:10:41",
  disabled: null,
  access_expire: "2026-08-28 18:20:03",
  next_try: null,
  ...changes,
});
const account = (changes: Record<string, unknown> = {}) => ({
  id: 50110,
  id_connection: 8812,
  name: "Compte courant",
  number: "30001007941234567890185",
  iban: "FR7630001007941234567890185",
  balance: 1234.56,
  type: "checking",
  disabled: null,
  ...changes,
});
const entry = (changes: Record<string, unknown> = {}) => ({
  id: 90112,
  id_connection: 8812,
  id_source: 15001,
  start: "2026-06-03 04:10:02",
  timestamp: "2026-06-03 04:10:41",
  error: null,
  error_message: null,
  nb_accounts: 3,
  next_try: null,
  ...changes,
});

describe("expands", () => {
  it("are asked of Powens as one text, whatever their order, with the sources always among them", async () => {
    const { powens, get } = proxyUnderTest();
    powens.on(`GET ${ONE}`, { json: connection({ connector: connector(), sources: [source()] }) });

    await get("/connections/8812?expand=connector,all_accounts");
    await get("/connections/8812?expand=all_accounts,connector");
    await get("/connections/8812?expand=sources");

    expect(powens.callsTo(`GET ${ONE}`).map(({ query }) => query)).toEqual([
      { expand: "sources,all_accounts,connector" },
      { expand: "sources" },
    ]);
  });

  it("[T44] let nothing through that the same thing read by itself would not", async () => {
    const { powens, get } = proxyUnderTest();
    const all_accounts = [
      account(),
      account({ id: 50111, deleted: "2026-06-01 10:00:00" }),
      { id: "odd" },
    ];
    powens.on("GET /users/me/connections", {
      json: {
        connections: [
          connection({
            connector: { ...connector(), siret: "canary", urls: ["canary"] },
            all_accounts,
            transactions: ["canary"],
          }),
        ],
      },
    });

    const response = await get("/connections?expand=connector,all_accounts");
    const text = await response.text();

    expect(JSON.parse(text)).toMatchObject({
      connections: [
        {
          id: 8812,
          connector: { name: "Banque Horizon" },
          all_accounts: [{ id: 50110, number: "…0185", iban: "FR76…0185" }],
          accounts: null,
        },
      ],
    });
    expect(text).not.toMatch(/canary|1234\.56|30001007941234567890185|"fields":\[/);
    expect(text).not.toContain("50111");
  });

  it("share the reads that one connection may have in a minute", async () => {
    const { powens, get, clock } = proxyUnderTest();
    powens.on(`GET ${ONE}`, { json: connection() });
    const expands = ["", "?expand=accounts", "?expand=connector", "?expand=sources"];
    const statuses = new Set<number>();
    for (let round = 0; round < 5; round += 1) {
      for (const expand of expands) {
        clock.now += 100;
        statuses.add((await get(`/connections/8812${expand}`)).status);
      }
      clock.now += 2_000;
    }
    expect(powens.callsTo(`GET ${ONE}`)).toHaveLength(12);
    expect((await get("/connections/8812?expand=subscriptions")).status).toBe(429);
    expect([...statuses]).toEqual([200]);
  });

  it("are read anew after a write, in whatever form", async () => {
    const { powens, get, act } = proxyUnderTest();
    powens.on(`GET ${ONE}`, { json: connection() });
    powens.on(`PUT ${ONE}`, { json: connection() });
    const forms = ["", "?expand=accounts"];
    for (const form of forms) await get(`/connections/8812${form}`);
    await act("PUT", "/connections/8812");
    for (const form of forms) await get(`/connections/8812${form}`);
    expect(powens.callsTo(`GET ${ONE}`)).toHaveLength(4);
  });
});

describe("a forced synchronisation", () => {
  it.each([
    [undefined, "true"],
    [{}, "true"],
    [{ psu_requested: true }, "true"],
    [{ psu_requested: false }, "false"],
  ])("with the body %j says psu_requested=%s", async (body, said) => {
    const { powens, act } = proxyUnderTest();
    powens.on(`PUT ${ONE}`, { json: connection() });
    expect((await act("PUT", "/connections/8812", body)).status).toBe(200);
    const [call] = powens.callsTo(`PUT ${ONE}`);
    expect(call?.query).toEqual({ psu_requested: said });
    expect(call).not.toHaveProperty("body");
  });

  it.each([{ psu_requested: "false" }, { background: true }, null, "x", 1])(
    "does not take %j",
    async (body) => {
      const { powens, act } = proxyUnderTest();
      expect((await act("PUT", "/connections/8812", body)).status).toBe(400);
      expect(powens.calls).toEqual([]);
    },
  );
});

describe("the acts of an update", () => {
  it.each([
    [{ act: "renew" }, {}, { refresh_auth: true }],
    [{ act: "renew", source: "openapi" }, { source: "openapi" }, { refresh_auth: true }],
    [{ act: "setActive", active: false }, {}, { active: false }],
  ])("%j", async (body, query, sent) => {
    const { powens, act } = proxyUnderTest();
    powens.on(`POST ${ONE}`, { json: connection() });
    expect((await act("POST", "/connections/8812", body)).status).toBe(200);
    expect(powens.callsTo(`POST ${ONE}`)).toMatchObject([{ query, body: JSON.stringify(sent) }]);
  });

  it.each([
    { act: "renew", fields: { login: "x" } },
    { act: "renew", source: "../x" },
    { act: "setActive" },
    { act: "setActive", active: "false" },
    { act: "setActive", active: true, expire: "2026-06-03 04:10:41" },
    { act: "erase" },
  ])("%j is none", async (body) => {
    const { powens, act } = proxyUnderTest();
    expect((await act("POST", "/connections/8812", body)).status).toBe(400);
    expect(powens.calls).toEqual([]);
  });
});

describe("sources", () => {
  it("are projected, and one that is odd does not hide the others", async () => {
    const { powens, get, log } = proxyUnderTest();
    const nested = { ...source({ id: 15002 }), name: undefined, source: { name: "directaccess" } };
    powens.on(`GET ${ONE}/sources`, {
      json: { sources: [source({ error_message: "canary", login: "canary" }), nested, { id: -1 }] },
    });

    const text = await (await get("/connections/8812/sources")).text();

    expect(JSON.parse(text)).toMatchObject({
      sources: [
        { id: 15001, name: "openapi" },
        { id: 15002, name: "directaccess" },
      ],
    });
    expect(text).not.toContain("canary");
    expect(log).toContainEqual({ event: "entries_dropped", call: "sources", count: 1 });
  });

  it.each([
    ["GET", "/sources", undefined, {}],
    ["GET", "/sources?all=true", undefined, { all: "true" }],
    ["GET", "/sources/15001", undefined, {}],
    ["GET", "/sources/15001?all=true", undefined, { all: "true" }],
    // One that is stopped could not be started again without it.
    ["POST", "/sources/15001", { disabled: false }, { all: "true" }],
  ] as const)("%s %s %j asks with %j", async (method, rest, body, query) => {
    const { powens, send } = proxyUnderTest();
    const path = `${ONE}${rest.replace(/\?.*/, "")}`;
    powens.on(`${method} ${path}`, { json: { ...source(), sources: [source()] } });
    const sent = {
      method,
      path: `/connections/8812${rest}`,
      ...(body === undefined ? {} : { body }),
    };
    expect((await send(sent)).status).toBe(200);
    expect(powens.callsTo(`${method} ${path}`)).toMatchObject([{ query }]);
  });

  it.each([{}, { disabled: null }, { disabled: 1 }, { disabled: true, priority: 1 }])(
    "are not updated by %j",
    async (body) => {
      const { powens, send } = proxyUnderTest();
      const sent = { method: "POST", path: "/connections/8812/sources/15001", body };
      expect((await send(sent)).status).toBe(400);
      expect(powens.calls).toEqual([]);
    },
  );

  it("and their connection are read anew after an update", async () => {
    const { powens, send, get } = proxyUnderTest();
    powens.on(`GET ${ONE}`, { json: connection() });
    powens.on(`GET ${ONE}/sources`, { json: { sources: [] } });
    powens.on(`POST ${ONE}/sources/15001`, { json: source() });
    const read = async () => {
      await get("/connections/8812");
      await get("/connections/8812/sources");
    };
    await read();
    await send({
      method: "POST",
      path: "/connections/8812/sources/15001",
      body: { disabled: true },
    });
    await read();
    expect(powens.callsTo(`GET ${ONE}`)).toHaveLength(2);
    expect(powens.callsTo(`GET ${ONE}/sources`)).toHaveLength(2);
  });

  it("say that Powens is away when the answer to an update is lost: it may be sent again", async () => {
    const { powens, send } = proxyUnderTest();
    powens.on(`POST ${ONE}/sources/15001`, () => Promise.reject(new PowensTransportError("cut")));
    const sent = {
      method: "POST",
      path: "/connections/8812/sources/15001",
      body: { disabled: true },
    };
    const response = await send(sent);
    expect(response.status).toBe(502);
    expect(await response.json()).toMatchObject({ error: { code: "upstream_unavailable" } });
    expect(powens.calls).toHaveLength(1);
  });
});

describe("logs", () => {
  it("[T44] are projected: no hash of a login, no trace, no machine, no address of the bank", async () => {
    const { powens, get, log } = proxyUnderTest();
    powens.on(`GET ${ONE}/logs`, {
      json: {
        connectionlogs: [
          entry({
            login: "canary",
            error_uid: "canary",
            worker: "canary",
            session_folder_id: "canary",
            fields: "canary",
          }),
          entry({ id: 1, error: "webauthRequired", error_message: "canary" }),
          entry({ id: 2, error: "additionalInformationNeeded", error_message: "sms: canary" }),
          entry({ id: 3, error: null, error_message: "canary" }),
          entry({ id: 4, error: "wrongPass", error_message: "Non. https://bank.example/canary" }),
          { id: "canary" },
        ],
        total: 6,
      },
    });

    const text = await (await get("/connections/8812/logs")).text();

    expect(text).not.toContain("canary");
    expect(JSON.parse(text)).toEqual({
      logs: [
        entry(),
        entry({ id: 1, error: "webauthRequired" }),
        entry({ id: 2, error: "additionalInformationNeeded" }),
        entry({ id: 3 }),
        entry({ id: 4, error: "wrongpass", error_message: "Non. …" }),
      ],
      total: 6,
      nextOffset: null,
    });
    expect(JSON.stringify(log)).not.toContain("canary");
    expect(log).toContainEqual({ event: "entries_dropped", call: "logs", count: 1 });
  });

  it("are asked for with what was said, and a page of 50 where nothing was", async () => {
    const { powens, get } = proxyUnderTest();
    powens.on(`GET ${ONE}/logs`, { json: { connectionlogs: [] } });
    await get("/connections/8812/logs");
    await get(
      "/connections/8812/logs?limit=7&offset=14&min_date=2026-05&max_date=2026-06-03&id_source=15001",
    );
    expect(powens.callsTo(`GET ${ONE}/logs`).map(({ query }) => query)).toEqual([
      { limit: "50", offset: "0" },
      { limit: "7", offset: "14", min_date: "2026-05", max_date: "2026-06-03", id_source: "15001" },
    ]);
  });

  it.each([
    [{ total: 5 }, 2, 0, 2],
    [{ total: 4 }, 2, 2, null],
    [{ total: null }, 2, 2, 4],
    [{}, 2, 0, 2],
    [{ total: "many" }, 1, 0, null],
    [{ total: 9 }, 0, 8, null],
  ])("with %j and %i found at %i go on at %s", async (said, found, offset, next) => {
    const { powens, get } = proxyUnderTest();
    const connectionlogs = Array.from({ length: found }, (_, at) => entry({ id: at + 1 }));
    powens.on(`GET ${ONE}/logs`, { json: { connectionlogs, ...said } });
    const response = await get(`/connections/8812/logs?limit=2&offset=${String(offset)}`);
    expect(await response.json()).toMatchObject({ nextOffset: next });
  });
});

describe("deleting", () => {
  const erase = (under: ReturnType<typeof proxyUnderTest>, body?: unknown) =>
    under.send({
      method: "DELETE",
      path: "/connections/8812",
      ...(body === undefined ? {} : { body }),
    });
  const lost = (failure: "cut" | "timeout" | "unreachable" | "busy") => () =>
    Promise.reject(new PowensTransportError(failure));

  it("[T22] is refused unless the option says otherwise, before the token is asked for", async () => {
    let asked = 0;
    const under = proxyUnderTest({
      resolveUserToken: () => {
        asked += 1;
        return "token";
      },
    });
    const response = await erase(under);
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({
      error: { code: "forbidden", message: expect.stringContaining("allowDelete") as unknown },
    });
    expect([asked, under.powens.calls]).toEqual([0, []]);
  });

  it.each([
    ["200 and {}", { json: {} }],
    ["204", { status: 204, body: "" }],
    ["200 and the connection", { json: connection() }],
  ])("is done with %s, once", async (_name, ending: ScriptedAnswer) => {
    const under = proxyUnderTest({ allowDelete: true });
    under.powens.on(`GET ${ONE}`, { json: connection() });
    under.powens.on(`DELETE ${ONE}`, ending);
    const response = await erase(under);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ id: 8812 });
    expect(under.powens.calls.map(({ method }) => method)).toEqual(["GET", "DELETE"]);
  });

  it("is not asked for what this user cannot read", async () => {
    const under = proxyUnderTest({ allowDelete: true });
    expect((await erase(under)).status).toBe(404);
    expect(under.powens.calls.map(({ method }) => method)).toEqual(["GET"]);
  });

  it("takes no body", async () => {
    const under = proxyUnderTest({ allowDelete: true });
    expect((await erase(under, { all: true })).status).toBe(400);
    expect(under.powens.calls).toEqual([]);
  });

  it.each<[string, ScriptedAnswer | (() => Promise<never>), boolean, number, string | undefined]>([
    ["the answer is cut, and it is gone", lost("cut"), false, 200, undefined],
    ["the answer is cut, and it is there", lost("cut"), true, 502, "outcome_unknown"],
    ["it takes too long, and it is there", lost("timeout"), true, 504, "outcome_unknown"],
    ["Powens fails, and it is gone", { status: 500, body: "<html>" }, false, 200, undefined],
    ["Powens fails, and it is there", { status: 503, body: "" }, true, 502, "outcome_unknown"],
    ["nothing was sent", lost("unreachable"), true, 502, "upstream_unavailable"],
    ["nothing could be sent", lost("busy"), true, 503, "upstream_unavailable"],
    ["it is locked", { status: 409, json: {} }, true, 424, "upstream_rejected"],
    ["it went meanwhile", { status: 404, body: "<html>" }, false, 404, "not_found"],
  ])("%s", async (_name, ending, isThere, status, code) => {
    const under = proxyUnderTest({ allowDelete: true });
    let reads = 0;
    under.powens.on(`GET ${ONE}`, () => {
      reads += 1;
      return reads === 1 || isThere ? { json: connection() } : { status: 404, body: "<html>" };
    });
    under.powens.on(`DELETE ${ONE}`, typeof ending === "function" ? ending : () => ending);
    const response = await erase(under);
    expect(response.status).toBe(status);
    const answer: unknown = await response.json();
    expect(answer).toMatchObject(code === undefined ? { id: 8812 } : { error: { code } });
    expect(under.powens.callsTo(`DELETE ${ONE}`)).toHaveLength(1);
  });

  it("is forgotten by what was read before", async () => {
    const under = proxyUnderTest({ allowDelete: true });
    under.powens.on(`GET ${ONE}`, { json: connection() });
    under.powens.on(`DELETE ${ONE}`, { json: {} });
    await under.get("/connections/8812");
    await erase(under);
    under.powens.on(`GET ${ONE}`, { status: 404, body: "<html>" });
    expect((await under.get("/connections/8812")).status).toBe(404);
  });
});

it("[T92] logs the calls by name, and no id of them", async () => {
  const { powens, send, get, log } = proxyUnderTest({ allowDelete: true });
  powens.on(`GET ${ONE}`, { json: connection() });
  powens.on(`DELETE ${ONE}`, { json: {} });
  await get("/connections/8812/sources");
  await get("/connections/8812/sources/15001");
  await get("/connections/8812/logs?id_source=15001");
  const update = { method: "POST", path: "/connections/8812/sources/15001" };
  await send({ ...update, body: { disabled: true }, headers: { "idempotency-key": newKey() } });
  await send({ method: "DELETE", path: "/connections/8812" });

  const names = log.flatMap((line) => (line.event === "powens_call" ? [line.call] : []));
  expect(names).toEqual([
    "sources",
    "source",
    "logs",
    "updateSource",
    "connection",
    "deleteConnection",
  ]);
  expect(log.flatMap((line) => (line.event === "request" ? [line.route] : []))).toEqual([
    "listSources",
    "getSource",
    "listLogs",
    "updateSource",
    "deleteConnection",
  ]);
  expect(JSON.stringify(log)).not.toMatch(/8812|15001/);
});
