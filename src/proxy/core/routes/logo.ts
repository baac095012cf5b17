import { answer } from "../answer.ts";
import { isConnectError } from "../../../protocol/connect-error.ts";
import { MISSING_KEPT_MS } from "../logo-shelf.ts";
import type { ProxyServices } from "../proxy-services.ts";
import type { BrowserLoad } from "./route.ts";

const forImages = {
  "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-site",
};

/**
 * A logo. Where there is none the answer is empty rather than an error: the initials are shown in its place either way,
 * and an error would stand in the page's console for each bank without one.
 */
export async function getLogo({ logos }: ProxyServices, { parameter }: BrowserLoad) {
  const noImage = (keptMs: number) =>
    answer(204, null, {
      ...forImages,
      "cache-control": keptMs === 0 ? "no-store" : `private, max-age=${keptMs / 1000}`,
    });
  try {
    const logo = await logos.get(parameter);
    if (logo === null) return noImage(MISSING_KEPT_MS);
    const { type, bytes } = logo;
    const headers = { "content-type": type, "cache-control": "private, max-age=86400" };
    return answer(200, bytes, { ...forImages, ...headers });
  } catch (error) {
    // The log says what Powens answered, as of every call to it.
    if (isConnectError(error)) return noImage(0);
    throw error;
  }
}
