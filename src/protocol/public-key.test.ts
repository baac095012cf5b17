import * as v from "valibot";
import { CompactEncrypt, exportJWK, generateKeyPair } from "jose";
import { describe, expect, it } from "vitest";
import {
  compactJwePattern,
  ENCRYPTION_ALG,
  ENCRYPTION_ENC,
  publicKeySchema,
} from "./public-key.ts";

describe("the key for credentials", () => {
  it("is an RSA key with a name; other members are dropped", () => {
    const key = { kty: "RSA", n: "AQAB", e: "AQAB", kid: "2026", use: "enc", d: "private" };
    expect(v.parse(publicKeySchema, key)).toEqual({
      kty: "RSA",
      n: "AQAB",
      e: "AQAB",
      kid: "2026",
    });
    expect(v.is(publicKeySchema, { ...key, kty: "EC" })).toBe(false);
    expect(v.is(publicKeySchema, { ...key, kid: undefined })).toBe(false);
  });

  it("makes values that the pattern of a compact JWE knows, even an empty one", async () => {
    const { publicKey } = await generateKeyPair(ENCRYPTION_ALG, { modulusLength: 2048 });
    expect((await exportJWK(publicKey)).kty).toBe("RSA");
    for (const typed of ["", "1234", "é".repeat(400)]) {
      const value = await new CompactEncrypt(new TextEncoder().encode(typed))
        .setProtectedHeader({ alg: ENCRYPTION_ALG, enc: ENCRYPTION_ENC })
        .encrypt(publicKey);
      expect(value).toMatch(compactJwePattern);
    }
  });

  it.each(["1234", "a.b.c.d.e", "eyJ.eyJ.sig", "", "....", "correct horse battery staple"])(
    "leaves %j as typed",
    (typed) => {
      expect(typed).not.toMatch(compactJwePattern);
    },
  );
});
