import { compactDecrypt, exportJWK, generateKeyPair, importJWK } from "jose";
import { afterEach, describe, expect, it, vi } from "vitest";
import { compactJwePattern } from "../protocol/public-key.ts";
import { createConnectApi } from "./connect-api.ts";
import { proxyOverSandbox } from "./testing/proxy-over-sandbox.ts";

const details = { login: "87654321", password: "123456" };
const newHandle = (): string => crypto.randomUUID();

function clientOverSandbox(options: Parameters<typeof proxyOverSandbox>[0] = {}) {
  const under = proxyOverSandbox(options);
  const api = createConnectApi({ proxyUrl: under.proxyUrl, fetch: under.fetch });
  const create = (
    uuid: string,
    fields: Record<string, string> = details,
    operation = newHandle(),
  ) => api.createConnection({ connector_uuid: uuid, source: null, fields }, { operation });
  return { ...under, api, create };
}

const connectionIn = (outcome: { kind: string; connection?: unknown }) => {
  if (outcome.kind !== "connection") throw new Error(`not a connection but ${outcome.kind}`);
  return outcome.connection as { id: number; state: string | null };
};

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("the client over the proxy and the sandbox", () => {
  it("reads the banks, one bank, and where its logo is", async () => {
    const { api, bankOf, fetch } = clientOverSandbox();
    const uuid = bankOf("plain");

    const listed = await api.listConnectors();
    expect(listed.find((connector) => connector.uuid === uuid)).toMatchObject({
      name: "Banque du Vieux Moulin",
    });
    expect((await api.getConnector(uuid)).fields.map(({ name }) => name)).toEqual([
      "login",
      "password",
    ]);
    expect(api.logoUrl(uuid)).toBe(`/guichet/logos/${uuid}`);
    expect((await fetch(api.logoUrl(uuid), { method: "GET" })).status).toBe(200);
  });

  it.each(["listConnectors", "getConnector"] as const)(
    "knows who collects credentials once %s has been answered",
    async (name) => {
      const { api, bankOf } = clientOverSandbox({ credentials: "webview" });
      const heard = vi.fn();
      void api.credentialsPolicy().then(heard);
      await api.listConnections();
      expect(heard).not.toHaveBeenCalled();

      const read = await api[name](bankOf("plain"));

      expect(await api.credentialsPolicy()).toBe("webview");
      if (!Array.isArray(read)) expect(read.credentials).toBe("webview");
    },
  );

  it("creates a connection, reads it and lists it", async () => {
    const { api, create, bankOf } = clientOverSandbox();

    const outcome = await create(bankOf("plain"));
    const { id } = connectionIn(outcome);

    expect(outcome).toMatchObject({ kind: "connection", connection: { state: null } });
    expect(await api.getConnection(id)).toMatchObject({ id, state: null });
    expect((await api.listConnections()).map((connection) => connection.id)).toEqual([id]);
  });

  it("answers what a bank asks, and asks for a synchronisation", async () => {
    const { api, create, bankOf } = clientOverSandbox();
    const { id, state } = connectionIn(await create(bankOf("otp")));
    expect(state).toBe("additionalInformationNeeded");

    const wrong = { act: "answer", source: null, fields: { otp_sms: "000000" } } as const;
    expect(await api.updateConnection(id, wrong, { operation: newHandle() })).toMatchObject({
      kind: "refused",
      code: "wrongpass",
    });
    const right = { act: "answer", source: null, fields: { otp_sms: "123456" } } as const;
    expect(await api.updateConnection(id, right, { operation: newHandle() })).toMatchObject({
      kind: "connection",
      connection: { id, state: null },
    });
    expect(
      await api.updateConnection(id, { act: "sync" }, { operation: newHandle() }),
    ).toMatchObject({ kind: "connection", connection: { id, state: null } });
  });

  it("goes on with an approval until the bank has it", async () => {
    const { api, create, bankOf, clock } = clientOverSandbox();
    const { id, state } = connectionIn(await create(bankOf("decoupled")));
    expect(state).toBe("decoupled");

    await api.updateConnection(id, { act: "resume" }, { operation: newHandle() });
    clock.advance(60_000);

    expect(await api.getConnection(id)).toMatchObject({ state: null });
  });

  it("learns where the bank is, and redeems the code of the return", async () => {
    const { api, bankOf, sandbox, fetch } = clientOverSandbox();
    const uuid = bankOf("webauth");

    const started = await api.startWebauth({
      connector_uuid: uuid,
      id_connection: null,
      source: null,
      fields: {},
      returnTo: "http://localhost:3000/accounts?tab=2",
    });
    if (started.kind !== "leave") throw new Error("the bank has a page");
    const decide = (act: string) =>
      sandbox.fetch(
        new Request(started.url, {
          method: "POST",
          body: new URLSearchParams({ act, customer: "1" }),
        }),
      );
    await decide("signIn");
    const callback = new URL((await decide("approve")).headers.get("location") ?? "");
    const back = await fetch(callback, { method: "GET", redirect: "manual" });
    const code = new URL(back.headers.get("location") ?? "").searchParams.get("guichet_return");

    expect(await api.redeemReturn(code ?? "")).toMatchObject({
      connector_uuid: uuid,
      failed: false,
      id_connection: expect.any(Number),
    });
    await expect(api.redeemReturn(code ?? "")).rejects.toMatchObject({ code: "not_found" });
  });

  it("says what the proxy says when something is not there", async () => {
    const { api } = clientOverSandbox();
    await expect(api.getConnection(999_999)).rejects.toMatchObject({ code: "not_found" });
    await expect(api.getConnector(crypto.randomUUID())).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await api.getOperation(newHandle())).toBeNull();
  });

  it("tells that the session is over", async () => {
    const { api, create, bankOf, signOut } = clientOverSandbox();
    signOut();
    await expect(api.listConnections()).rejects.toMatchObject({ code: "session_expired" });
    await expect(create(bankOf("plain"))).rejects.toMatchObject({ code: "session_expired" });
  });

  it("reads the outcome of an operation it has sent", async () => {
    const { api, create, bankOf } = clientOverSandbox();
    const operation = newHandle();
    const outcome = await create(bankOf("plain"), details, operation);
    expect(await api.getOperation(operation)).toEqual(outcome);
  });

  it("joins an operation that is sent twice", async () => {
    const { create, bankOf, api } = clientOverSandbox({ encryption: "none" });
    const operation = newHandle();
    const outcomes = await Promise.all([
      create(bankOf("plain"), details, operation),
      create(bankOf("plain"), details, operation),
    ]);
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(await api.listConnections()).toHaveLength(1);
  });
});

describe("encryption", () => {
  it("lets nothing that was typed leave the browser in clear", async () => {
    const canary = { login: "canary-login-7719", password: "canary-secret-é✓-3301" };
    const { create, bankOf, sent, upstream } = clientOverSandbox();

    await create(bankOf("plain"), canary);

    const texts = [
      ...sent.map(({ path, body, headers }) => [path, body, ...headers.values()].join()),
      ...upstream,
    ];
    expect(texts.filter((text) => text.includes("canary"))).toEqual([]);
    const [post] = sent.filter(({ method }) => method === "POST");
    const { fields } = JSON.parse(post?.body ?? "") as { fields: Record<string, string> };
    expect(Object.keys(fields)).toEqual(["login", "password"]);
    for (const value of Object.values(fields)) expect(value).toMatch(compactJwePattern);
  });

  it("encrypts each value so that the key's owner reads what was typed, and never twice the same", async () => {
    const { publicKey, privateKey } = await generateKeyPair("RSA-OAEP-256", { extractable: true });
    const keyPair = { ...(await exportJWK(privateKey)), kid: "here" };
    const bodies: string[] = [];
    const api = createConnectApi({
      proxyUrl: "/guichet",
      fetch: async (_input, init) => {
        if (init?.method === "GET")
          return Response.json({ key: { ...(await exportJWK(publicKey)), kid: "here" } });
        bodies.push(typeof init?.body === "string" ? init.body : "");
        return Response.json({ kind: "refused", code: "wrongpass" });
      },
    });
    const request = {
      connector_uuid: crypto.randomUUID(),
      source: null,
      fields: { a: "é✓", b: "é✓" },
    };
    await api.createConnection(request, { operation: newHandle() });

    const { fields } = JSON.parse(bodies[0] ?? "") as { fields: { a: string; b: string } };
    expect(fields.a).not.toBe(fields.b);
    const { plaintext, protectedHeader } = await compactDecrypt(
      fields.a,
      await importJWK(keyPair, "RSA-OAEP-256"),
    );
    expect(new TextDecoder().decode(plaintext)).toBe("é✓");
    expect(protectedHeader).toEqual({ alg: "RSA-OAEP-256", enc: "A256GCM", kid: "here" });
  });

  it("knows whether the domain has a key", async () => {
    expect(await clientOverSandbox().api.hasEncryption()).toBe(true);
    expect(await clientOverSandbox({ encryption: "none" }).api.hasEncryption()).toBe(false);
  });

  it("[host-page 35] sends nothing that was typed, and says why, on a page that is not encrypted", async () => {
    const { api, create, bankOf, sent } = clientOverSandbox();
    // The servers of this process keep what they made with the whole of it.
    await api.hasEncryption();
    const whole = crypto;
    vi.stubGlobal("crypto", {
      getRandomValues: whole.getRandomValues.bind(whole),
      randomUUID: whole.randomUUID.bind(whole),
    });

    await expect(
      create(bankOf("plain"), details, "submission-not-encrypted"),
    ).rejects.toMatchObject({
      code: "implementation_error",
      message: expect.stringContaining("serve it over HTTPS") as unknown,
    });

    expect(sent.filter(({ method }) => method === "POST")).toEqual([]);
    expect(JSON.stringify(sent)).not.toContain(details.password);
  });

  it("sends values as typed where the domain has no key", async () => {
    const { create, bankOf, sent } = clientOverSandbox({ encryption: "none" });
    await create(bankOf("plain"));
    expect(JSON.parse(sent.at(-1)?.body ?? "")).toMatchObject({ fields: details });
  });

  it("encrypts once more, in the same operation, when the key was replaced meanwhile", async () => {
    const { create, bankOf, sandbox, callsTo, putOnTheWay, api } = clientOverSandbox();
    const uuid = bankOf("plain");
    let rotated = false;
    putOnTheWay(async ({ method }, pass) => {
      if (method === "POST" && !rotated) {
        rotated = true;
        await sandbox.rotateKey();
      }
      return pass();
    });

    const outcome = await create(uuid);

    expect(outcome).toMatchObject({ kind: "connection", connection: { state: null } });
    const posts = callsTo("POST /connections");
    expect(posts).toHaveLength(2);
    expect(new Set(posts.map(({ headers }) => headers.get("idempotency-key"))).size).toBe(1);
    expect(callsTo("GET /publickey")).toHaveLength(2);
    expect(await api.listConnections()).toHaveLength(1);
  });

  it("reads the key once more when another replica of the proxy knows a newer one", async () => {
    const { create, bankOf, callsTo, putOnTheWay } = clientOverSandbox();
    const stale = {
      error: { code: "not_encrypted", message: "not of this domain's key", requestId: null },
    };
    let refusals = 0;
    putOnTheWay(({ method }, pass) => {
      if (method !== "POST" || refusals === 1) return pass();
      refusals += 1;
      return Response.json(stale, { status: 422 });
    });

    expect(await create(bankOf("plain"))).toMatchObject({ kind: "connection" });
    expect(callsTo("GET /publickey")).toHaveLength(2);
    const keys = callsTo("POST /connections").map(({ headers }) => headers.get("idempotency-key"));
    expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
    putOnTheWay(({ method }, pass) =>
      method === "POST" ? Response.json(stale, { status: 422 }) : pass(),
    );
    await expect(create(bankOf("plain"))).rejects.toMatchObject({ code: "not_encrypted" });
    expect(callsTo("POST /connections")).toHaveLength(4);
  });

  it("gives up when the second key is refused, too", async () => {
    const { create, bankOf, sandbox, callsTo, putOnTheWay } = clientOverSandbox();
    putOnTheWay(async ({ method }, pass) => {
      if (method === "POST") await sandbox.rotateKey();
      return pass();
    });
    expect(await create(bankOf("plain"))).toMatchObject({ kind: "refused", code: "keymanager" });
    expect(callsTo("POST /connections")).toHaveLength(2);
  });

  it.each([
    ["cannot be reached", () => Promise.reject(new TypeError("offline")), "network_unreachable"],
    [
      "is cut off on the way",
      () => new Response("<html>", { status: 502 }),
      "upstream_unavailable",
    ],
    [
      "cannot be read by the proxy",
      () =>
        Response.json(
          { error: { code: "invalid_response", message: "m", requestId: "r" } },
          { status: 502 },
        ),
      "upstream_unavailable",
    ],
    ["makes no sense", () => Response.json({ key: 1 }), "upstream_unavailable"],
  ] as const)("sends nothing, and says so, when the key %s", async (_name, answer, code) => {
    const { create, bankOf, callsTo, putOnTheWay } = clientOverSandbox();
    putOnTheWay(({ path }, pass) => (path === "/publickey" ? answer() : pass()));

    await expect(create(bankOf("plain"))).rejects.toMatchObject({ name: "ConnectError", code });

    expect(callsTo("POST /connections")).toEqual([]);
  });

  it("does not know what came of what it has sent", async () => {
    const { create, bankOf, putOnTheWay } = clientOverSandbox();
    putOnTheWay(async ({ method }, pass) => {
      const response = await pass();
      if (method === "POST") throw new TypeError("offline");
      return response;
    });
    await expect(create(bankOf("plain"))).rejects.toMatchObject({ code: "outcome_unknown" });
  });

  it("names the fix on a page without Web Cryptography, and sends nothing", async () => {
    const { create, bankOf, callsTo, fetch } = clientOverSandbox();
    await fetch("/guichet/publickey", { method: "GET", headers: { "x-guichet": "1" } });
    vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
    await expect(create(bankOf("plain"), details, "operation-0123456789")).rejects.toMatchObject({
      code: "implementation_error",
      message: expect.stringContaining("HTTPS"),
    });
    expect(callsTo("POST /connections")).toEqual([]);
  });
});

describe("a bank that takes long", () => {
  it("is asked once, and its operation is read to the end", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const timed = {
      now: () => Date.now(),
      sleep: (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)),
    };
    const { create, bankOf, callsTo, sent } = clientOverSandbox({
      encryption: "none",
      clock: timed,
    });
    const operation = newHandle();

    const created = create(bankOf("slow"), { login: "a@b", password: "1234" }, operation);
    await vi.advanceTimersByTimeAsync(60_000);

    expect(await created).toMatchObject({ kind: "connection", connection: { state: null } });
    expect(callsTo("POST /connections")).toHaveLength(1);
    expect(sent.filter(({ path }) => path === `/operations/${operation}`).length).toBeGreaterThan(
      0,
    );
  });
});
