import { describe, expect, it } from "vitest";
import { compactJwePattern } from "../protocol/public-key.ts";
import type { ConnectErrorCode, SettledOutcome } from "../protocol/index.ts";
import type { ScenarioName } from "../sandbox/index.ts";
import { createConnectApi } from "./connect-api.ts";
import { proxyOverSandbox } from "./testing/proxy-over-sandbox.ts";

const DAY = 86_400_000;
const newHandle = (): string => crypto.randomUUID();

function managing(options: Parameters<typeof proxyOverSandbox>[0] = {}) {
  const under = proxyOverSandbox({ encryption: "none", ...options });
  const api = createConnectApi({ proxyUrl: under.proxyUrl, fetch: under.fetch });
  const connect = async (scenario: ScenarioName = "plain", source: string | null = null) => {
    const outcome = await api.createConnection(
      {
        connector_uuid: under.bankOf(scenario),
        source,
        fields: { login: "12345678", password: "123456" },
      },
      { operation: newHandle() },
    );
    return connectionIn(outcome).id;
  };
  /** Connects on the page of a bank. */
  const atPage = async () => {
    const connector_uuid = under.bankOf("webauth");
    const returnTo = "http://localhost:3000/";
    const started = await api.startWebauth({ connector_uuid, returnTo });
    if (started.kind !== "leave") throw new Error("the bank has a page");
    for (const act of ["signIn", "approve"]) {
      const body = new URLSearchParams({ act, customer: "1" });
      await under.sandbox.fetch(new Request(started.url, { method: "POST", body }));
    }
    const found = (await api.listConnections()).find(
      (connection) => connection.connector_uuid === connector_uuid,
    );
    return found?.id ?? 0;
  };
  return { ...under, api, connect, atPage };
}

function connectionIn(outcome: SettledOutcome) {
  if (outcome.kind !== "connection") throw new Error(`not a connection but ${outcome.kind}`);
  return outcome.connection;
}

const failing = (code: ConnectErrorCode) => ({ name: "ConnectError", code });
const asNumber: unknown = expect.any(Number);
const asText: unknown = expect.any(String);

describe("expanded connections over the proxy and the sandbox", () => {
  it("hold what is asked for, cut down as where it is read by itself, and null for the rest", async () => {
    const { api, connect } = managing();
    const id = await connect();
    const manage = await api.manage();

    const found = await manage.expandConnection(id, ["connector", "all_accounts"]);

    expect(found).toMatchObject({
      id,
      state: null,
      sources: [{ name: "directaccess", state: null }],
      connector: { name: "Banque du Vieux Moulin", color: asText },
      accounts: null,
      subscriptions: null,
      all_subscriptions: null,
    });
    expect(found.all_accounts).toEqual(await api.listAccounts(id));
    expect(found.all_accounts?.map(({ number }) => number)).toContainEqual(
      expect.stringMatching(/^….{4}$/),
    );
  });

  it("tell the accounts that are shared from all of them", async () => {
    const { api, connect } = managing();
    const id = await connect();
    const [first] = await api.listAccounts(id);
    await api.shareAccounts(id, [first?.id ?? 0]);
    const manage = await api.manage();

    const [found] = await manage.expandConnections(["accounts", "all_accounts"]);

    expect(found?.accounts?.map((account) => account.id)).toEqual([first?.id]);
    expect(found?.all_accounts?.length).toBeGreaterThan(1);
  });

  it("ask Powens for nothing that is not on the list", async () => {
    const { api, connect, upstream } = managing();
    const id = await connect();
    const manage = await api.manage();
    const before = upstream.length;
    const unknown = ["transactions"] as unknown as ["accounts"];

    await expect(manage.expandConnection(id, unknown)).rejects.toMatchObject(
      failing("invalid_request"),
    );
    await expect(manage.expandConnections(["accounts", "accounts"])).rejects.toMatchObject(
      failing("invalid_request"),
    );
    expect(upstream).toHaveLength(before);
  });
});

describe("a forced synchronisation", () => {
  it("is already done while one is under way, and is a connection a day later", async () => {
    const { api, connect, clock } = managing();
    const id = await connect();
    const manage = await api.manage();

    expect(await manage.syncConnection(id, { operation: newHandle() })).toMatchObject({
      kind: "alreadyDone",
      connection: { id, state: null },
    });
    clock.advance(DAY / 2);
    expect(await manage.syncConnection(id, { operation: newHandle() })).toMatchObject({
      kind: "connection",
      connection: { id, last_update: asText },
    });
  });

  it("asks for an authentication only when somebody is there to give it", async () => {
    const { api, connect, clock, sandbox } = managing();
    const id = await connect("otp");
    const right = { act: "answer", source: null, fields: { otp_sms: "123456" } } as const;
    await api.updateConnection(id, right, { operation: newHandle() });
    clock.advance(DAY);
    sandbox.setState(id, "SCARequired");
    const manage = await api.manage();
    const sync = async (psuRequested: boolean) => {
      clock.advance(600_000);
      return connectionIn(await manage.syncConnection(id, { operation: newHandle(), psuRequested }))
        .state;
    };

    expect(await sync(false)).toBe("SCARequired");
    expect(await sync(true)).toBe("additionalInformationNeeded");
  });

  it("[T73] is one call however often it is sent", async () => {
    const { api, connect, clock, sent } = managing();
    const id = await connect();
    clock.advance(DAY / 2);
    const manage = await api.manage();
    const operation = newHandle();

    const [first, second] = await Promise.all([
      manage.syncConnection(id, { operation }),
      manage.syncConnection(id, { operation }),
    ]);

    expect(second).toEqual(first);
    expect(connectionIn(first).id).toBe(id);
    expect(sent.filter(({ method }) => method === "PUT")).toHaveLength(2);
  });
});

describe("the acts of an update that the connect flow does without", () => {
  it("turns automatic synchronisation off and on", async () => {
    const { api, connect } = managing();
    const id = await connect();
    for (const active of [false, true]) {
      const outcome = await api.updateConnection(
        id,
        { act: "setActive", active },
        { operation: newHandle() },
      );
      expect(connectionIn(outcome)).toMatchObject({ id, active });
    }
  });

  it("renews a consent early where the source is one of PSD2, and is rejected where it is not", async () => {
    const { api, connect, atPage } = managing();
    const renew = async (id: number, source: string | null) =>
      api.updateConnection(id, { act: "renew", source }, { operation: newHandle() });

    const outcome = await renew(await atPage(), "openapi");

    expect(connectionIn(outcome).state).toBe("webauthRequired");
    expect(connectionIn(outcome).error_message).toBeNull();
    await expect(renew(await connect(), null)).rejects.toMatchObject(failing("upstream_rejected"));
  });
});

describe("the sources of a connection", () => {
  it("are listed, read, stopped and started; a stopped one is there with `all` only", async () => {
    const { api, connect } = managing();
    const id = await connect();
    const manage = await api.manage();
    const [source] = await manage.listSources(id);
    if (source === undefined) throw new Error("a connection has a source");
    expect(source).toMatchObject({ id: asNumber, name: "directaccess", disabled: null });
    expect(await manage.getSource(id, source.id)).toEqual(source);

    const stopped = await manage.updateSource(id, source.id, { disabled: true });

    expect(stopped).toMatchObject({ id: source.id, disabled: asText });
    expect(await manage.listSources(id)).toEqual([]);
    expect(await manage.listSources(id, { all: true })).toEqual([stopped]);
    await expect(manage.getSource(id, source.id)).rejects.toMatchObject(failing("not_found"));
    expect(await manage.getSource(id, source.id, { all: true })).toEqual(stopped);
    expect(await manage.updateSource(id, source.id, { disabled: false })).toEqual(source);
    expect(await manage.listSources(id)).toEqual([source]);
  });

  it("[T42] are those of their own connection", async () => {
    const { api, connect } = managing();
    const id = await connect();
    const other = await connect("otp");
    const manage = await api.manage();
    const [source] = await manage.listSources(id);
    const of = source?.id ?? 0;

    await expect(manage.getSource(other, of)).rejects.toMatchObject(failing("not_found"));
    await expect(manage.updateSource(other, of, { disabled: true })).rejects.toMatchObject(
      failing("not_found"),
    );
    expect(await manage.listSources(id)).toEqual([source]);
  });
});

describe("the log of a connection", () => {
  async function logged() {
    const under = managing();
    const id = await under.connect();
    under.clock.advance(5 * DAY);
    await under.api.getConnection(id);
    return { ...under, id, manage: await under.api.manage() };
  }

  it("comes in pages, newest first, until the last one", async () => {
    const { manage, id } = await logged();
    const whole = await manage.listLogs(id);
    expect(whole).toMatchObject({ total: 6, nextOffset: null });
    expect(whole.logs[0]).toEqual({
      id: asNumber,
      id_connection: id,
      id_source: asNumber,
      start: asText,
      timestamp: "2026-01-20 10:00:00",
      error: null,
      error_message: null,
      nb_accounts: asNumber,
      next_try: asText,
    });

    const found: number[] = [];
    for (let offset: number | null = 0; offset !== null;) {
      const { logs, nextOffset } = await manage.listLogs(id, { limit: 4, offset });
      found.push(...logs.map((log) => log.id));
      offset = nextOffset;
    }

    expect(found).toEqual(whole.logs.map((log) => log.id));
  });

  it("is bounded by dates, both inclusive, and by a source", async () => {
    const { manage, id } = await logged();
    const days = async (options: Parameters<typeof manage.listLogs>[1]) =>
      (await manage.listLogs(id, options)).logs.map(({ timestamp }) => timestamp?.slice(8, 10));
    const [source] = await manage.listSources(id);

    expect(await days({ minDate: "2026-01-16", maxDate: "2026-01-17" })).toEqual(["17", "16"]);
    expect(await days({ maxDate: "2026-01-15" })).toEqual(["15"]);
    expect(await days({ minDate: "2026-02" })).toEqual([]);
    expect(await days({ maxDate: "2026" })).toHaveLength(6);
    expect(await days({ sourceId: source?.id })).toHaveLength(6);
    expect(await days({ sourceId: 999 })).toEqual([]);
  });

  it("[T17] says why a synchronisation failed, and hides what may hold an address", async () => {
    const { api, connect, clock, sandbox, sent } = managing();
    const id = await connect();
    const manage = await api.manage();
    const fail = async (state: string, message: string) => {
      clock.advance(DAY);
      sandbox.setState(id, state, message);
      await manage.syncConnection(id, { operation: newHandle() });
    };
    await fail("websiteUnavailable", "Maintenance, see https://bank.example/?t=canary");
    await fail("webauthRequired", "Redirecting to https://bank.example/authorize?state=canary");
    clock.advance(60_000);

    const { logs } = await manage.listLogs(id);

    expect(logs.find(({ error }) => error === "websiteUnavailable")?.error_message).toBe(
      "Maintenance, see …",
    );
    expect(logs.find(({ error }) => error === "webauthRequired")?.error_message).toBeNull();
    expect(JSON.stringify(logs)).not.toContain("canary");
    expect(sent.at(-1)?.path).toBe(`/connections/${String(id)}/logs`);
  });

  it.each([
    { limit: 0 },
    { limit: 1_001 },
    { limit: 1.5 },
    { offset: -1 },
    { minDate: "2026-02-30" },
    { maxDate: "yesterday" },
    { minDate: "2026-06-01 10:00:00" },
    { sourceId: 0 },
    { sourceId: Number.MAX_SAFE_INTEGER + 1 },
  ])("refuses %j, and asks Powens nothing", async (options) => {
    const { manage, id, upstream } = await logged();
    const before = upstream.length;
    await expect(manage.listLogs(id, options)).rejects.toMatchObject(failing("invalid_request"));
    expect(upstream).toHaveLength(before);
  });
});

describe("deleting a connection", () => {
  it("is forbidden unless the deployment allows it", async () => {
    const { api, connect, upstream } = managing();
    const id = await connect();
    const manage = await api.manage();
    const before = upstream.length;

    await expect(manage.deleteConnection(id)).rejects.toMatchObject(failing("forbidden"));

    expect(upstream).toHaveLength(before);
    expect((await api.getConnection(id)).id).toBe(id);
  });

  it("erases this one and no other; a second time there is nothing", async () => {
    const { api, connect } = managing({ allowDelete: true });
    const id = await connect();
    const other = await connect("otp");
    const manage = await api.manage();

    await manage.deleteConnection(id);

    expect((await api.listConnections()).map((connection) => connection.id)).toEqual([other]);
    await expect(api.getConnection(id)).rejects.toMatchObject(failing("not_found"));
    await expect(manage.deleteConnection(id)).rejects.toMatchObject(failing("not_found"));
  });

  it("is not known to have happened when the answer is lost on its way", async () => {
    const { api, connect, putOnTheWay } = managing({ allowDelete: true });
    const id = await connect();
    const manage = await api.manage();
    putOnTheWay(async ({ method }, pass) => {
      const response = await pass();
      if (method === "DELETE") throw new TypeError("the network is gone");
      return response;
    });

    await expect(manage.deleteConnection(id)).rejects.toMatchObject(failing("outcome_unknown"));
    expect(await api.listConnections()).toEqual([]);
  });
});

describe("the key for credentials", () => {
  it("is that of the domain, or none", async () => {
    const { api } = managing({ encryption: "required" });
    const key = await (await api.manage()).getPublicKey();
    expect(key).toMatchObject({ kty: "RSA", kid: asText });
    expect(JSON.stringify(key)).not.toMatch(compactJwePattern);
    const without = managing({ encryption: "none" });
    expect(await (await without.api.manage()).getPublicKey()).toBeNull();
  });
});

it("[T42] what is another user's is not there, in the same words as what is nobody's", async () => {
  const { api, connect, signInAs, fetch } = managing({ allowDelete: true });
  const id = await connect();
  const [source] = await (await api.manage()).listSources(id);
  signInAs("bob");
  const ask = async (method: string, path: string, body?: object) => {
    const response = await fetch(`/guichet/connections/${path}`, {
      method,
      headers: {
        "x-guichet": "1",
        "idempotency-key": newHandle(),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as { error: { requestId?: unknown } };
    delete answer.error.requestId;
    return [response.status, answer];
  };
  const calls: [string, string, object?][] = [
    ["GET", ""],
    ["GET", "?expand=connector,all_accounts"],
    ["POST", "", { act: "setActive", active: false }],
    ["PUT", ""],
    ["DELETE", ""],
    ["GET", "/sources"],
    ["GET", "/sources?all=true"],
    ["GET", `/sources/${String(source?.id)}?all=true`],
    ["POST", `/sources/${String(source?.id)}`, { disabled: true }],
    ["GET", "/logs"],
    ["GET", "/accounts"],
  ];
  for (const [method, rest, body] of calls) {
    const theirs = await ask(method, String(id) + rest, body);
    expect([method, rest, theirs]).toEqual([method, rest, await ask(method, `77${rest}`, body)]);
    expect(theirs[0]).toBe(404);
  }
  signInAs("alice");
  expect((await api.getConnection(id)).active).toBe(true);
});
