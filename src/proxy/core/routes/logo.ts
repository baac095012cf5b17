import { answer } from "../answer.ts";
import type { ProxyServices } from "../proxy-services.ts";
import type { BrowserLoad } from "./route.ts";

export async function getLogo({ logos }: ProxyServices, { parameter }: BrowserLoad) {
  const { type, bytes } = await logos.get(parameter);
  return answer(200, bytes, {
    "content-type": type,
    "cache-control": "private, max-age=86400",
    "content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "cross-origin-resource-policy": "same-site",
  });
}
