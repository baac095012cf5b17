import { LRUCache } from "lru-cache";
import type { ProxySettings } from "./options.ts";
import { createSharedLoad } from "./shared-load.ts";
import { mayBeKept } from "./upstream/may-be-kept.ts";
import type { PowensClient } from "./upstream/powens-client.ts";
import { failureOf, isSuccess } from "./upstream/powens-failure.ts";
import { powensPaths } from "./upstream/powens-paths.ts";

const LOGO_LIMIT = 65_536;
const MAX_LOGOS = 400;
const KEPT_MS = 24 * 60 * 60_000;
/** How long it is known that there is none. */
export const MISSING_KEPT_MS = 10 * 60_000;

interface Logo {
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const startsWith = (bytes: Uint8Array, offset: number, signature: readonly number[]) =>
  signature.every((byte, index) => bytes[offset + index] === byte);

/** The type of an image by its own bytes; `null` for anything but WebP, PNG, JPEG and GIF (SVG can hold script). */
function sniffImage(bytes: Uint8Array): string | null {
  if (
    startsWith(bytes, 0, [0x52, 0x49, 0x46, 0x46]) &&
    startsWith(bytes, 8, [0x57, 0x45, 0x42, 0x50])
  )
    return "image/webp";
  if (startsWith(bytes, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "image/png";
  if (startsWith(bytes, 0, [0xff, 0xd8, 0xff])) return "image/jpeg";
  if (startsWith(bytes, 0, [0x47, 0x49, 0x46, 0x38])) return "image/gif";
  return null;
}

/** The banks' logos, checked and kept. */
export interface LogoShelf {
  /** `null` when there is none that may be shown. Throws an `AnsweredError` when Powens does not answer. */
  get(uuid: string): Promise<Logo | null>;
}

export function createLogoShelf(
  settings: Pick<ProxySettings, "now" | "powensIsLoopback">,
  powens: PowensClient,
): LogoShelf {
  const { now } = settings;
  const kept = new LRUCache<string, { logo: Logo | null }>({
    max: MAX_LOGOS,
    perf: { now },
    ttlResolution: 0,
  });
  const loads = createSharedLoad<Logo | null>();

  const load = async (uuid: string): Promise<Logo | null> => {
    const answer = await powens.read({
      name: "logo",
      path: powensPaths.logo(uuid),
      maxBytes: LOGO_LIMIT,
    });
    if (!isSuccess(answer) && answer.status !== 404) throw failureOf(answer);
    const type = isSuccess(answer) ? sniffImage(answer.bytes) : null;
    const logo = type === null ? null : { type, bytes: new Uint8Array(answer.bytes) };
    const keptMs = logo === null ? MISSING_KEPT_MS : KEPT_MS;
    if (mayBeKept(settings, answer)) kept.set(uuid, { logo }, { ttl: keptMs });
    return logo;
  };

  return {
    async get(uuid) {
      const known = kept.get(uuid);
      return known ? known.logo : loads.load(uuid, () => load(uuid));
    },
  };
}
