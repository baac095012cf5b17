import { calculateJwkThumbprint, compactDecrypt, exportJWK, generateKeyPair, type JWK } from "jose";

/** An RSA key pair as private JWK (`n`, `e`, `d`, `p`, `q`, `dp`, `dq`, `qi`). */
export type PrivateJwk = JWK;

/** The key that credentials are encrypted with. */
export interface KeyRing {
  /** The public half, as `GET /publickey` answers it. */
  publicKey(): Promise<JWK>;
  /** The clear text of a compact JWE, or `null` when the present key does not open it. */
  open(jwe: string): Promise<string | null>;
  /** Replaces the key: what was encrypted with the old one can no longer be read. */
  rotate(): Promise<void>;
}

interface KeyHalves {
  readonly secret: JWK;
  readonly open: JWK;
}

async function halves(secret: JWK): Promise<KeyHalves> {
  const { kty, n, e } = secret;
  if (kty !== "RSA" || n === undefined || e === undefined) {
    throw new TypeError("`keyPair` must be a private RSA key in JWK form");
  }
  // Without `alg`, so that the same key opens every algorithm that clients were seen to use.
  const { alg: _alg, key_ops: _ops, use: _use, ...bare } = secret;
  const kid = `rsa--${(await calculateJwkThumbprint({ kty, n, e })).replace(/[^A-Za-z0-9]/g, "")}`;
  return { secret: bare, open: { kty, n, e, use: "enc", kid } };
}

async function generate(): Promise<KeyHalves> {
  const pair = await generateKeyPair("RSA-OAEP-256", { extractable: true, modulusLength: 2048 });
  return halves(await exportJWK(pair.privateKey));
}

export function createKeyRing(keyPair?: PrivateJwk): KeyRing {
  let present: Promise<KeyHalves> | undefined;
  const key = (): Promise<KeyHalves> =>
    (present ??= keyPair === undefined ? generate() : halves(keyPair));

  return {
    publicKey: async () => (await key()).open,
    open: async (jwe) => {
      try {
        const { secret, open } = await key();
        const { plaintext, protectedHeader } = await compactDecrypt(jwe, secret, {
          keyManagementAlgorithms: ["RSA-OAEP-256", "RSA-OAEP", "RSA-OAEP-384", "RSA-OAEP-512"],
        });
        if (protectedHeader.kid !== undefined && protectedHeader.kid !== open.kid) return null;
        return new TextDecoder("utf-8", { fatal: true }).decode(plaintext);
      } catch {
        return null;
      }
    },
    rotate: async () => {
      present = generate();
      await present;
    },
  };
}
