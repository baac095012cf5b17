import { CompactEncrypt, exportJWK, generateKeyPair, importJWK, type JWK } from "jose";
import { beforeAll, describe, expect, it } from "vitest";
import { connection, proxyUnderTest, UUID } from "./testing/proxy-under-test.ts";

const CREATE = "POST /users/me/connections";
const keys: JWK[] = [];

beforeAll(async () => {
  for (const kid of ["rsa--1", "rsa--2"]) {
    const { publicKey } = await generateKeyPair("RSA-OAEP-256", { extractable: true });
    keys.push({ ...(await exportJWK(publicKey)), kid });
  }
});

const keyNumber = (index: number): JWK => {
  const key = keys[index];
  if (key === undefined) throw new Error("no such key");
  return key;
};

async function encrypt(text: string, index = 0, header: Record<string, string> = {}) {
  const jwk = keyNumber(index);
  const alg = header["alg"] ?? "RSA-OAEP-256";
  return new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg, enc: "A256GCM", kid: jwk.kid ?? "", ...header })
    .encrypt(await importJWK({ ...jwk, alg }, alg));
}

function withKey(index = 0) {
  const under = proxyUnderTest();
  under.powens.on("GET /publickey", () => ({ json: { ...keyNumber(index), use: "enc" } }));
  under.powens.on(CREATE, { json: connection() });
  return under;
}

describe("the key", () => {
  it("is handed out projected, and read once in five minutes", async () => {
    const { get, powens, clock } = withKey();
    const { kty, n, e, kid } = keyNumber(0);

    for (let read = 0; read < 3; read += 1) {
      expect(await (await get("/publickey")).json()).toEqual({ key: { kty, n, e, kid } });
    }
    expect(powens.callsTo("GET /publickey")).toHaveLength(1);
    clock.now += 5 * 60_000 + 1;
    await get("/publickey");
    expect(powens.callsTo("GET /publickey")).toHaveLength(2);
  });

  it("may come in a set, or not at all", async () => {
    const { get, powens, clock } = proxyUnderTest();
    expect(await (await get("/publickey")).json()).toEqual({ key: null });

    clock.now += 5 * 60_000 + 1;
    powens.on("GET /publickey", { json: { keys: [{ kty: "EC" }, keyNumber(1)] } });
    expect(await (await get("/publickey")).json()).toMatchObject({ key: { kid: "rsa--2" } });
  });

  it("is read anew after Powens could not decrypt", async () => {
    const { get, powens, create } = withKey();
    powens.on(CREATE, { status: 400, json: { code: "keymanager" } });
    await create({ login: await encrypt("x") });

    await get("/publickey");

    expect(powens.callsTo("GET /publickey")).toHaveLength(2);
  });
});

describe("values", () => {
  it("pass when each is encrypted with the domain's key", async () => {
    const { create, powens } = withKey();
    const fields = { login: await encrypt("12345678"), password: await encrypt("") };

    expect((await create(fields)).status).toBe(200);
    expect(JSON.parse(powens.callsTo(CREATE)[0]?.body ?? "")).toEqual({
      ...fields,
      connector_uuid: UUID,
    });
  });

  it.each([
    ["plain", () => Promise.resolve("canary-password")],
    ["of another key", () => encrypt("x", 1)],
    ["with SHA-1", () => encrypt("x", 0, { alg: "RSA-OAEP" })],
    ["without a key id", () => encrypt("x", 0, { kid: "" })],
    [
      "with a header that is no JSON",
      async () => (await encrypt("x")).replace(/^[^.]+/, "A".repeat(24)),
    ],
    ["with a part missing", async () => (await encrypt("x")).replace(/\.[^.]+$/, "")],
    ["beside one that is right", () => Promise.resolve("")],
  ])("[T89] do not pass %s", async (_name, value) => {
    const { create, answer, powens, bodies } = withKey();

    for (const send of [create, answer]) {
      const response = await send({ login: await encrypt("x"), password: await value() });
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({ error: { code: "not_encrypted" } });
    }
    expect(powens.calls.filter(({ method }) => method === "POST")).toEqual([]);
    expect(bodies.join()).not.toContain("canary");
  });

  it("of a key newer than the one known here pass after one look, however fresh that was", async () => {
    const { create, get, powens } = withKey();
    await get("/publickey");
    powens.on("GET /publickey", { json: keyNumber(1) });
    const fields = { login: await encrypt("x", 1) };

    expect((await create(fields)).status).toBe(200);
    expect((await create(fields)).status).toBe(200);
    expect(powens.callsTo("GET /publickey")).toHaveLength(2);
  });

  it("of keys that nobody has are looked for every ten seconds at most, and readable ones never", async () => {
    const { create, get, powens, clock } = withKey();
    await get("/publickey");
    const reads = () => powens.callsTo("GET /publickey").length;

    expect((await create({ login: "readable" })).status).toBe(422);
    expect((await create({ login: await encrypt("x", 1), password: "readable" })).status).toBe(422);
    expect(reads()).toBe(1);
    for (let time = 0; time < 5; time += 1)
      expect((await create({ login: await encrypt("x", 1) })).status).toBe(422);
    expect(reads()).toBe(2);
    clock.now += 10_000;
    expect((await create({ login: await encrypt("x", 1) })).status).toBe(422);
    expect(reads()).toBe(3);
    expect((await create({ login: await encrypt("x") })).status).toBe(200);
    expect(powens.callsTo(CREATE)).toHaveLength(1);
  });

  it("[T89] go nowhere while the key cannot be read", async () => {
    const { create, powens } = withKey();
    powens.on("GET /publickey", { status: 404, body: "" });
    powens.on("GET /publickey", { status: 403, json: { code: "forbidden" } });

    expect((await create({ login: "plain" })).status).toBe(403);
    expect(powens.callsTo(CREATE)).toEqual([]);
  });

  it("pass as typed where the domain has no key", async () => {
    const { create, powens } = proxyUnderTest();
    powens.on(CREATE, { json: connection() });

    expect((await create({ login: "as typed " })).status).toBe(200);
    expect(powens.callsTo(CREATE)[0]?.body).toContain('"as typed "');
  });
});

describe('credentials: "webview"', () => {
  const webauth = { connector_uuid: UUID, returnTo: "https://app.example/" };
  const fields = { login: "x", password: "y" };

  it.each<[string, "POST" | "PUT", unknown]>([
    ["/connections", "POST", { connector_uuid: UUID, fields }],
    ["/connections", "POST", { connector_uuid: UUID, fields: {} }],
    ["/connections", "POST", { connector_uuid: UUID, login: "x", password: "y" }],
    ["/connections", "POST", {}],
    ["/connections/8812", "POST", { act: "answer", fields }],
    ["/connections/8812", "POST", { act: "answer", fields: {} }],
    ["/connections/8812", "POST", { act: "sync", fields }],
    ["/connections/8812", "POST", { act: "resume", fields: ["x"] }],
    ["/connections/8812", "POST", { fields: "x" }],
    ["/connections/8812", "PUT", { fields }],
    ["/webauth", "POST", { ...webauth, fields: { website: "par" } }],
    ["/webauth", "POST", { ...webauth, via: "webview", fields }],
    ["/webauth", "POST", { fields: { "no name of a field": "x" } }],
    ["/returns", "POST", { code: "x", fields }],
  ])("takes no field: %s %s %j", async (path, method, body) => {
    const { act, powens } = proxyUnderTest({ credentials: "webview" });

    const response = await act(method, path, body);

    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ error: { code: "refused" } });
    expect(powens.calls).toEqual([]);
  });

  it("still goes on with approvals and bank pages", async () => {
    const { update, send, powens } = proxyUnderTest({ credentials: "webview" });
    powens.on("POST /users/me/connections/8812", { json: connection() });
    powens.on("GET /webauth-url", { json: { url: "https://bank.example/" } });

    expect((await update("resume")).status).toBe(200);
    expect((await update("sync")).status).toBe(200);
    expect((await send({ method: "POST", path: "/webauth", body: webauth })).status).toBe(200);
  });
});
