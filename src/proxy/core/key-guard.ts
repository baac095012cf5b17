import { LRUCache } from "lru-cache";
import * as v from "valibot";
import type { FieldValues } from "../../protocol/proxy-api.ts";
import {
  compactJwePattern,
  ENCRYPTION_ALG,
  ENCRYPTION_ENC,
  type PublicKey,
  publicKeySchema,
} from "../../protocol/public-key.ts";
import { AnsweredError } from "./answered-error.ts";
import type { ProxySettings } from "./options.ts";
import { createSharedLoad } from "./shared-load.ts";
import { mayBeKept } from "./upstream/may-be-kept.ts";
import type { PowensClient } from "./upstream/powens-client.ts";
import type { PowensAnswer } from "./upstream/powens-answer.ts";
import { failureOf, isSuccess } from "./upstream/powens-failure.ts";
import { powensPaths } from "./upstream/powens-paths.ts";

const KEPT_MS = 5 * 60_000;
/** Whoever makes up key ids must not make us ask Powens for each of them. */
const SOUGHT_AT_MOST_EVERY_MS = 10_000;

/** A bare JWK, or a set of which the first usable one counts. */
const answeredKeySchema = v.union([
  publicKeySchema,
  v.pipe(
    v.object({ keys: v.array(v.unknown()) }),
    v.transform(({ keys }) => keys.find((key) => v.is(publicKeySchema, key))),
    publicKeySchema,
  ),
]);

const protectedHeaderSchema = v.looseObject({
  alg: v.literal(ENCRYPTION_ALG),
  enc: v.literal(ENCRYPTION_ENC),
  kid: v.string(),
});

/** The key id a value was encrypted with, or `null` when it is no compact JWE of the expected kind. */
function keyIdOf(value: string): string | null {
  if (!compactJwePattern.test(value)) return null;
  const [header = ""] = value.split(".");
  try {
    const json = atob(header.replaceAll("-", "+").replaceAll("_", "/"));
    const parsed = v.safeParse(protectedHeaderSchema, JSON.parse(json));
    return parsed.success ? parsed.output.kid : null;
  } catch {
    return null;
  }
}

/** Nothing has been sent yet, so a key that cannot be read leaves no outcome open. */
function readKey(answer: PowensAnswer): PublicKey {
  if (!isSuccess(answer)) throw failureOf(answer);
  const parsed = v.safeParse(answeredKeySchema, answer.json);
  if (parsed.success) return parsed.output;
  throw new AnsweredError(502, "upstream_unavailable", "Powens gave no key that can be read.", {
    requestId: answer.requestId,
    nothingSent: true,
  });
}

/** Knows the domain's key, and lets no readable credential pass where there is one. */
export interface KeyGuard {
  key(): Promise<PublicKey | null>;
  /** Throws `not_encrypted` unless every value is encrypted with the domain's key, if it has one. */
  check(fields: FieldValues): Promise<void>;
  /** Powens could not decrypt: the next read of the key is fresh. */
  forget(): void;
}

export function createKeyGuard(settings: ProxySettings, powens: PowensClient): KeyGuard {
  const { now } = settings;
  const cache = new LRUCache<string, { key: PublicKey | null }>({
    max: 1,
    perf: { now },
    ttlResolution: 0,
  });
  const shared = createSharedLoad<{ key: PublicKey | null }>();
  let soughtAt = Number.NEGATIVE_INFINITY;

  const current = async () => {
    const kept = cache.get("key");
    if (kept !== undefined) return kept;
    return shared.load("key", async () => {
      const answer = await powens.read({ name: "publicKey", path: powensPaths.publicKey });
      const key = answer.status === 404 ? null : readKey(answer);
      const entry = { key };
      if (mayBeKept(settings, answer)) cache.set("key", entry, { ttl: KEPT_MS });
      return entry;
    });
  };

  const forget = () => {
    cache.clear();
  };

  const isGood = (values: readonly string[], key: PublicKey | null) =>
    key === null || values.every((value) => keyIdOf(value) === key.kid);

  return {
    key: async () => (await current()).key,
    forget,
    async check(fields) {
      const values = Object.values(fields);
      if (isGood(values, (await current()).key)) return;
      // The key may have changed since it was read here, and another replica may have told the browser.
      const isOfAnotherKey = values.every((value) => keyIdOf(value) !== null);
      if (isOfAnotherKey && now() - soughtAt >= SOUGHT_AT_MOST_EVERY_MS) {
        soughtAt = now();
        forget();
        if (isGood(values, (await current()).key)) return;
      }
      throw new AnsweredError(
        422,
        "not_encrypted",
        "This domain has a key: every value must be encrypted with it, as a compact JWE.",
        { nothingSent: true },
      );
    },
  };
}
