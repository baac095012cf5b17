import { RETURN_PARAMETER } from "../../../protocol/proxy-api.ts";
import { invalidRequest } from "../answered-error.ts";
import { isSecureAddress, parseAddress } from "../loopback.ts";
import type { ProxySettings } from "../options.ts";
import { withoutParameter } from "../return-address.ts";

/** The page to come back to: one of the host's own, without a return code of before. */
export function readReturnTo(
  text: string,
  { allowedOrigins }: Pick<ProxySettings, "allowedOrigins">,
): string {
  const url = parseAddress(text);
  if (
    url === null ||
    // A `blob:` address has the origin of the page that made it.
    !isSecureAddress(url) ||
    !allowedOrigins.has(url.origin) ||
    url.username !== "" ||
    url.password !== ""
  ) {
    throw invalidRequest("`returnTo` must be a page of one of `allowedOrigins`.");
  }
  return withoutParameter(url, RETURN_PARAMETER);
}
