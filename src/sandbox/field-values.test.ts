import { CompactEncrypt, importJWK, type JWK } from "jose";
import { describe, expect, it } from "vitest";
import { compactJwePattern } from "../protocol/public-key.ts";
import { createBench, idOf, makeInstitution, type Bench } from "./testing/harness.ts";

interface Scheme {
  readonly alg: string;
  readonly enc: string;
  readonly kid?: string;
}

const documented: Scheme = { alg: "RSA-OAEP-256", enc: "A256GCM" };

async function encrypt(key: JWK, value: string, { alg, enc, kid }: Scheme = documented) {
  return new CompactEncrypt(new TextEncoder().encode(value))
    .setProtectedHeader({ alg, enc, kid: kid ?? key.kid ?? "" })
    .encrypt(await importJWK(key, alg));
}

const publicKey = async ({ call }: Bench): Promise<JWK> => (await call("GET", "/publickey")).body;

describe("encrypted values", () => {
  it.each([
    documented,
    { alg: "RSA-OAEP", enc: "A128CBC-HS256" },
    { alg: "RSA-OAEP-256", enc: "A256CBC-HS512" },
  ])("are read with %j", async (scheme) => {
    const bench = createBench(makeInstitution("plain"));
    const key = await publicKey(bench);
    expect(Object.keys(key).sort()).toEqual(["e", "kid", "kty", "n", "use"]);
    expect(key.kid).toMatch(/^rsa--/);
    const password = await encrypt(key, "1234", scheme);
    if (scheme === documented) expect(password).toMatch(compactJwePattern);
    expect((await bench.create({ password })).status).toBe(200);
    const wrong = await encrypt(key, "0000", scheme);
    expect((await bench.create({ login: "2", password: wrong })).body["code"]).toBe("wrongpass");
  });

  it("name the same login, encrypted or clear", async () => {
    const bench = createBench(makeInstitution("plain"));
    const login = await encrypt(await publicKey(bench), "12345678");
    expect(idOf(await bench.create({ login }))).toBe(idOf(await bench.create()));
  });

  it("are refused with keymanager after the key was replaced, until the new one is used", async () => {
    const bench = createBench(makeInstitution("plain"));
    const old = await publicKey(bench);
    await bench.sandbox.rotateKey();
    const stale = await bench.create({ password: await encrypt(old, "1234") });
    expect([stale.status, stale.body["code"]]).toEqual([400, "keymanager"]);
    const password = await encrypt(await publicKey(bench), "1234");
    expect((await bench.create({ password })).status).toBe(200);
  });

  it("are refused when they name another key or were changed on the way", async () => {
    const bench = createBench(makeInstitution("plain"));
    const key = await publicKey(bench);
    const foreign = await encrypt(key, "1234", { ...documented, kid: "rsa--other" });
    expect((await bench.create({ password: foreign })).body["code"]).toBe("keymanager");
    const [header, secret, nonce, text, tag] = (await encrypt(key, "1234")).split(".");
    const changed = [header, secret, nonce, text, tag?.split("").toReversed().join("")].join(".");
    expect((await bench.create({ password: changed })).body["code"]).toBe("keymanager");
  });

  it("must be used for all but lists where encryption is required", async () => {
    const bench = createBench(makeInstitution("plain"), { encryption: "required" });
    expect((await bench.create()).body["code"]).toBe("keymanager");
    const key = await publicKey(bench);
    const values = { login: await encrypt(key, "a"), password: await encrypt(key, "1234") };
    expect((await bench.create(values)).status).toBe(200);
  });

  it("are unknown where there is no key", async () => {
    const bench = createBench(makeInstitution("plain"), { encryption: "none" });
    const { status, headers } = await bench.call("GET", "/publickey");
    expect([status, headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
    expect((await bench.create()).status).toBe(200);
  });
});
