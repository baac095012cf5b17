import { ConnectError } from "../protocol/index.ts";
import { ENCRYPTION_ALG, ENCRYPTION_ENC } from "../protocol/public-key.ts";
import type { FieldValues, PublicKey } from "../protocol/index.ts";

/**
 * Encrypts each value on its own as a compact JWE (RSA-OAEP-256, A256GCM, `kid`), as the Powens guide for end-to-end
 * encryption asks. The library is loaded when first needed.
 *
 * @throws ConnectError `implementation_error` where the page has no Web Cryptography (not HTTPS, not localhost),
 * `network_unreachable` where the library cannot be fetched.
 */
export async function encryptValues(values: FieldValues, key: PublicKey): Promise<FieldValues> {
  if (!("crypto" in globalThis) || !("subtle" in globalThis.crypto)) {
    throw new ConnectError(
      "implementation_error",
      "credentials cannot be encrypted on this page: serve it over HTTPS (or from localhost)",
    );
  }
  const { CompactEncrypt, importJWK } = await import("jose").catch((cause: unknown) => {
    throw new ConnectError("network_unreachable", "the encryption could not be fetched", { cause });
  });
  const publicKey = await importJWK({ ...key, alg: ENCRYPTION_ALG }, ENCRYPTION_ALG);
  const encrypted = await Promise.all(
    Object.entries(values).map(async ([name, value]) => {
      const jwe = await new CompactEncrypt(new TextEncoder().encode(value))
        .setProtectedHeader({ alg: ENCRYPTION_ALG, enc: ENCRYPTION_ENC, kid: key.kid })
        .encrypt(publicKey);
      return [name, jwe] as const;
    }),
  );
  return Object.fromEntries(encrypted);
}
