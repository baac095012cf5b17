import * as v from "valibot";

/** The RSA key that credentials are encrypted with, as a JWK (`GET /publickey`). */
export const publicKeySchema = v.object({
  kty: v.literal("RSA"),
  n: v.string(),
  e: v.string(),
  kid: v.string(),
});
export type PublicKey = v.InferOutput<typeof publicKeySchema>;

/** The one algorithm pair that Powens documents for credentials. */
export const ENCRYPTION_ALG = "RSA-OAEP-256";
export const ENCRYPTION_ENC = "A256GCM";

/** A compact JWE: header, encrypted key, nonce (96 bits), ciphertext, tag (128 bits). */
export const compactJwePattern =
  /^[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{80,}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]{22}$/;
