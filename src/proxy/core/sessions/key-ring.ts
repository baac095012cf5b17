import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";

const ALGORITHM = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A key of the deployment, with the id that is written beside everything sealed with it. */
export interface EncryptionKey {
  readonly id: string;
  /** 32 random bytes. */
  readonly bytes: Uint8Array;
}

/** Seals what the store may hold but nobody may read there, and derives handles. */
export interface KeyRing {
  /** The id of the key that seals. */
  readonly currentId: string;
  /** Seals a text for one owner; the owner is authenticated with it, so that it opens for nobody else. */
  seal(text: string, owner: readonly string[]): string;
  /** The text, or `null`: another owner, an unknown key, a changed byte. */
  open(sealed: string, owner: readonly string[]): string | null;
  /** 256 bits, base64url, the same for the same parts; `null` when the key has gone. */
  derive(keyId: string, parts: readonly string[]): string | null;
}

const bound = (keyId: string, owner: readonly string[]) =>
  Buffer.from(JSON.stringify(["guichet", keyId, ...owner]));

/** The first key seals; the others only open what was sealed before they were replaced. */
export function createKeyRing(keys: readonly [EncryptionKey, ...EncryptionKey[]]): KeyRing {
  const derived = (bytes: Uint8Array, purpose: string) =>
    Buffer.from(hkdfSync("sha256", bytes, new Uint8Array(), `guichet ${purpose}`, 32));
  const ring = new Map(
    keys.map(({ id, bytes }) => [
      id,
      { sealing: derived(bytes, "sealing"), handles: derived(bytes, "handles") },
    ]),
  );
  const currentId = keys[0].id;

  const keyOf = (id: string) => {
    const key = ring.get(id);
    if (key === undefined) throw new Error("there is no such key");
    return key;
  };

  return {
    currentId,
    seal(text, owner) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, keyOf(currentId).sealing, iv);
      cipher.setAAD(bound(currentId, owner));
      const sealed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      const whole = Buffer.concat([iv, cipher.getAuthTag(), sealed]);
      return `${currentId}.${whole.toString("base64url")}`;
    },
    open(sealed, owner) {
      const [id = "", body = ""] = sealed.split(".");
      const whole = Buffer.from(body, "base64url");
      try {
        const decipher = createDecipheriv(
          ALGORITHM,
          keyOf(id).sealing,
          whole.subarray(0, IV_BYTES),
          { authTagLength: TAG_BYTES },
        );
        decipher.setAAD(bound(id, owner));
        decipher.setAuthTag(whole.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
        const text = decipher.update(whole.subarray(IV_BYTES + TAG_BYTES));
        return Buffer.concat([text, decipher.final()]).toString("utf8");
      } catch {
        return null;
      }
    },
    derive(keyId, parts) {
      const key = ring.get(keyId);
      return key === undefined
        ? null
        : createHmac("sha256", key.handles).update(JSON.stringify(parts)).digest("base64url");
    },
  };
}
