import { describe, expect, it } from "vitest";
import { connection, connector, proxyUnderTest, UUID } from "./testing/proxy-under-test.ts";

const CREATE = "POST /users/me/connections";
const ONE = "/users/me/connections/8812";
const UPDATE = `POST ${ONE}`;

const oneConnector = async (changes: Record<string, unknown>) => {
  const { powens, get, log } = proxyUnderTest();
  powens.on(`GET /connectors/${UUID}`, { json: connector(changes) });
  powens.on("GET /connectors", {
    json: {
      connectors: [connector(changes), connector({ id: 2, uuid: UUID.replace("6f", "7f") })],
    },
  });
  const all = (await (await get("/connectors")).json()) as { connectors: unknown[] };
  const { connector: read } = (await (await get(`/connectors/${UUID}`)).json()) as {
    connector: unknown;
  };
  return { read, listed: all.connectors.length, log };
};

describe("[wire W10] one odd detail never drops a connector", () => {
  const field = (changes: Record<string, unknown>) => ({
    fields: [{ name: "website", label: "Espace", type: "list", ...changes }],
  });
  it.each([
    ["a name that is too long", { name: "B".repeat(201) }, { name: `${"B".repeat(199)}…` }],
    ["a name that is a number", { name: 1822 }, { name: "1822" }],
    ["an id in a text", { id: "1204" }, { id: 1204 }],
    [
      "a choice that is true",
      field({ values: [{ label: "Oui", value: true }] }),
      field({ values: [{ label: "Oui", value: "true" }] }),
    ],
    [
      "a choice that is a number",
      field({ values: [7] }),
      field({ values: [{ label: "7", value: "7" }] }),
    ],
    [
      "a choice without a value",
      field({ values: [{ label: "?" }, "par", null, {}] }),
      field({ values: [{ label: "par", value: "par" }] }),
    ],
    [
      "an empty choice",
      field({ values: [{ label: "Aucun", value: "" }] }),
      field({ values: [{ label: "Aucun", value: "" }] }),
    ],
    ["a label that is a number", field({ label: 2024 }), field({ label: "2024" })],
    ["a label that is null", field({ label: null }), field({ label: "" })],
    [
      "a choice's label that is an object",
      field({ values: [{ label: {}, value: "par" }] }),
      field({ values: [{ label: "par", value: "par" }] }),
    ],
    ["choices that are no list", field({ values: {} }), field({ values: null })],
    [
      "choices by their places",
      field({ values: { 0: "par", 1: "pro" } }),
      field({ values: [{ value: "par" }, { value: "pro" }] }),
    ],
    ["a type that is none", field({ type: {} }), field({ type: "text" })],
    ["a required that is a text", field({ required: "0" }), field({ required: false })],
    ["a regex that is none", field({ regex: false }), field({ regex: null })],
    [
      "one mechanism by itself",
      field({ auth_mechanisms: "credentials" }),
      field({ auth_mechanisms: ["credentials"] }),
    ],
    [
      "sources of a field that are none",
      field({ connector_sources: 5 }),
      field({ connector_sources: null }),
    ],
    ["fields that are an object", { fields: {} }, { fields: [] }],
    [
      "fields by their places",
      { fields: { 0: { name: "login" } } },
      { fields: [{ name: "login" }] },
    ],
    ["fields that are null", { fields: null }, { fields: [] }],
    [
      "a field without a name",
      { fields: [{ label: "?" }, { name: "login" }, 3] },
      { fields: [{ name: "login" }] },
    ],
    [
      "a source without an id",
      { sources: [{ name: "openapi" }] },
      { sources: [{ id: 0, name: "openapi" }] },
    ],
    [
      "a priority in a text",
      { sources: [{ id: 1, name: "openapi", priority: "2" }] },
      { sources: [{ priority: 2 }] },
    ],
    [
      "a source that is stopped, in a word",
      { sources: [{ id: 1, name: "openapi", disabled: true }] },
      { sources: [{ disabled: "true" }] },
    ],
    [
      "a source that is not stopped, in a word",
      { sources: [{ id: 1, name: "openapi", disabled: false }] },
      { sources: [{ disabled: null }] },
    ],
    ["a country by itself", { countries: "FR" }, { countries: ["FR"] }],
    [
      "countries of all kinds",
      { countries: ["FR", { id: "BE" }, null, {}, 7] },
      { countries: ["FR", "BE", "7"] },
    ],
    ["a stability that is a list", { stability: [] }, { stability: null }],
    ["a colour that is a number", { color: 102030 }, { color: "102030" }],
    ["a flag in a number", { beta: 1 }, { beta: true }],
    ["a flag in a text", { beta: "false" }, { beta: false }],
    ["capabilities by themselves", { capabilities: "bank" }, { capabilities: ["bank"] }],
    ["a key more", { future: [{ a: 1 }] }, { name: "Banque Horizon" }],
  ])("[wire W10] %s", async (_what, changes, expected) => {
    const { read, listed } = await oneConnector(changes);

    expect(listed).toBe(2);
    expect(read).toMatchObject(expected);
  });

  it("[wire W10] the log names the places and counts them, and says nothing of what stood there", async () => {
    const { log } = await oneConnector({
      name: "SECRET".repeat(50),
      beta: "SECRET",
      fields: [{ name: "login", label: 4711, required: "SECRET", SECRET: 1 }],
      SECRET: 1,
    });

    const told = log.filter(({ event }) => event === "answer_mended");
    expect(told).toEqual([
      { event: "answer_mended", call: "connectors", count: 2, places: ["beta", "name"] },
      {
        event: "answer_mended",
        call: "connector",
        count: 4,
        places: ["beta", "fields.label", "fields.required", "name"],
      },
    ]);
    expect(JSON.stringify(log)).not.toContain("SECRET");
  });

  it("[wire W10] what is as documented is not told", async () => {
    const { log } = await oneConnector({
      countries: [{ id: "FR", name: "France" }],
      stability: { status: "stable", last_update: null },
      beta: null,
      urls: ["https://bank.example", "http://bank.example"],
    });

    expect(log.map(({ event }) => event)).not.toContain("answer_mended");
  });
});

const oneConnection = async (changes: Record<string, unknown>) => {
  const { powens, get, create, log } = proxyUnderTest();
  powens.on(`GET ${ONE}`, { json: connection(changes) });
  powens.on("GET /users/me/connections", {
    json: { connections: [connection(changes), connection({ id: 9 })] },
  });
  powens.on(CREATE, { json: connection(changes) });
  const all = (await (await get("/connections")).json()) as { connections: unknown[] };
  const { connection: read } = (await (await get("/connections/8812")).json()) as {
    connection: unknown;
  };
  return { read, listed: all.connections.length, created: await (await create()).json(), log };
};

describe("[wire W10] one odd detail never hides a connection, nor the outcome of an act", () => {
  it.each([
    ["an id in a text", { id: "8812" }, { id: 8812 }],
    ["active in a number", { active: 1 }, { active: true }],
    ["active in a text", { active: "0" }, { active: false }],
    ["active that is nothing", { active: {} }, { active: true }],
    ["expire that is false", { expire: false }, { expire: null }],
    ["an empty date", { last_update: "" }, { last_update: null }],
    ["a date of zeros", { last_update: "0000-00-00 00:00:00" }, { last_update: null }],
    [
      "a date with a zone",
      { last_update: "2026-06-03T04:10:41+02:00" },
      { last_update: "2026-06-03T04:10:41+02:00" },
    ],
    ["fields that are an object", { fields: {} }, { fields: null }],
    [
      "a field without a name",
      { fields: [{}, { name: "sms", label: 1 }] },
      { fields: [{ name: "sms", label: "1" }] },
    ],
    ["sources that are a text", { sources: "openapi" }, { sources: null }],
    [
      "a source without an id",
      {
        sources: [
          { name: "openapi", state: "wrongpass" },
          { id: 2, name: "directaccess" },
        ],
      },
      { sources: [{ id: 0, name: "openapi", state: "wrongpass" }, { id: 2 }] },
    ],
    [
      "a source that is nothing",
      { sources: [null, {}, { id: 2, name: "directaccess", source: 7 }] },
      { sources: [{ id: 2 }] },
    ],
    ["a state of the future", { state: "newState" }, { state: "newState" }],
    ["a state that is an object", { state: { code: 1 } }, { state: "unknown" }],
    ["a state that is an empty list", { state: [] }, { state: null }],
    ["a message that is a number", { state: "bug", error_message: 5 }, { error_message: "5" }],
    ["a uuid that is none", { connector_uuid: 7 }, { connector_uuid: "7" }],
  ])("[wire W10] %s", async (_what, changes, expected) => {
    const { read, listed, created } = await oneConnection(changes);

    expect(listed).toBe(2);
    expect(read).toMatchObject(expected);
    expect(created).toMatchObject({ kind: "connection", connection: expected });
  });

  it.each([
    ["in a list", [connection()]],
    ["in a list with its name", { connections: [connection()] }],
    ["by its id only", { id_connection: 8812, message: "created" }],
    ["by its id in a text", { id_connection: "8812" }],
  ])("[wire W10] a creation is found %s", async (_what, json) => {
    const { powens, create } = proxyUnderTest();
    powens.on(CREATE, { json });
    powens.on(`GET ${ONE}`, { json: connection() });

    expect(await (await create()).json()).toMatchObject({
      kind: "connection",
      connection: { id: 8812 },
    });
  });

  it.each([
    ["an empty 200", { status: 200, body: "" }],
    ["a 204", { status: 204, body: "" }],
    ["a page", { status: 200, body: "<html>" }],
    ["null", { status: 200, body: "null" }],
    ["a job that has an id, too", { status: 202, json: { id: 55, status: "queued" } }],
    ["a list of nothing", { status: 200, json: [] }],
  ])("[wire W10] an update that is answered by %s is read again", async (_what, script) => {
    const { powens, answer } = proxyUnderTest();
    powens.on(UPDATE, script);
    powens.on(`GET ${ONE}`, { json: connection({ state: "validating" }) });

    expect(await (await answer({ sms: "1" })).json()).toMatchObject({
      kind: "connection",
      connection: { id: 8812, state: "validating" },
    });
    expect(powens.callsTo(UPDATE)).toHaveLength(1);
  });

  it.each([
    ["an empty 200", { status: 200, body: "" }],
    ["a 204", { status: 204, body: "" }],
    ["another shape", { status: 200, json: { ok: true } }],
    ["an id that cannot be", { status: 200, json: connection({ id: "x" }) }],
  ])(
    "[wire W10] a creation that is answered by %s is unknown, never done again",
    async (_what, script) => {
      const { powens, create } = proxyUnderTest();
      powens.on(CREATE, script);

      expect(await (await create()).json()).toMatchObject({ error: { code: "outcome_unknown" } });
      expect(powens.callsTo(CREATE)).toHaveLength(1);
    },
  );

  it("[wire W10] a key that cannot be read leaves no outcome open: nothing was sent", async () => {
    const { powens, create } = proxyUnderTest();
    powens.on("GET /publickey", { json: { kty: "RSA" } });

    expect(await (await create()).json()).toMatchObject({
      error: { code: "upstream_unavailable" },
    });
    expect(powens.callsTo(CREATE)).toEqual([]);
  });
});

describe("[wire W10] one odd detail never hides an account, nor that it is shared", () => {
  const account = (changes: Record<string, unknown> = {}) => ({
    id: 1,
    id_connection: 8812,
    name: "Compte",
    type: "checking",
    disabled: "2026-06-02 10:04:11",
    deleted: null,
    ...changes,
  });
  const ACCOUNTS = `GET ${ONE}/accounts`;
  const share = (ids: number[]) =>
    ["PUT", "/connections/8812/accounts", { ids, disabled: false }] as const;

  it.each([
    ["deleted that is false", { deleted: false }, { deleted: null }],
    ["disabled that is true", { disabled: true }, { disabled: "true" }],
    ["disabled that is false", { disabled: false }, { disabled: null }],
    ["an id in a text", { id: "1", id_connection: "8812" }, { id: 1, id_connection: 8812 }],
    ["a type that is an object", { type: { name: "savings" } }, { type: "savings" }],
    ["a type that is none", { type: [] }, { type: "unknown" }],
    ["a balance in a text", { balance: "12,50" }, { id: 1 }],
    ["a number that is a number", { number: 12345678 }, { number: "…5678" }],
    ["an IBAN that is none", { iban: {} }, { iban: null }],
  ])("[wire W10] %s", async (_what, changes, expected) => {
    const { powens, get } = proxyUnderTest();
    powens.on(ACCOUNTS, { json: { accounts: [account(changes), account({ id: 2 })] } });

    expect(await (await get("/connections/8812/accounts")).json()).toMatchObject({
      accounts: [expected, { id: 2 }],
    });
  });

  it.each([
    ["one by itself", account({ disabled: null })],
    ["one in a list with its name", { accounts: [account({ disabled: null })] }],
    ["one in a list", [account({ disabled: null })]],
    ["one under its name", { account: account({ disabled: null }) }],
    ["nothing", undefined],
    ["something else", { done: true }],
  ])("[wire W10] sharing is answered by %s", async (_what, json) => {
    const { powens, act } = proxyUnderTest();
    let isShared = false;
    powens.on(ACCOUNTS, () => ({
      json: { accounts: [account(isShared ? { disabled: null } : {}), account({ id: 2 })] },
    }));
    powens.on(`PUT ${ONE}/accounts/1`, () => {
      isShared = true;
      return { json };
    });

    const shared = await act(...share([1]));

    expect(await shared.json()).toMatchObject({ accounts: [{ id: 1, disabled: null }] });
    expect(powens.callsTo(`PUT ${ONE}/accounts/1`)).toHaveLength(1);
  });

  it("[wire W10] several that are shared are all told, although one cannot be read in the answer", async () => {
    const { powens, act } = proxyUnderTest();
    powens.on(ACCOUNTS, { json: { accounts: [account(), account({ id: 2 })] } });
    powens.on(`PUT ${ONE}/accounts/1,2`, {
      json: { accounts: [account({ id: null }), account({ id: 2 })] },
    });

    const shared = await act(...share([1, 2]));

    expect(await shared.json()).toMatchObject({ accounts: [{ id: 1 }, { id: 2 }] });
  });
});
