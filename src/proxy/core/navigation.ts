import { GUICHET_HEADER, proxyRoutes } from "../../protocol/proxy-api.ts";

const oneOf = (value: string | null, legal: readonly string[]) =>
  value === null || legal.includes(value);

/**
 * Whether somebody may be on their way: fetch metadata is a hint here and no proof. A service worker of the site that
 * passes a navigation on changes `Sec-Fetch-Dest`; one that makes the request anew changes the mode, too, and is then
 * of the same origin.
 */
export function mayBeNavigation(headers: Headers): boolean {
  const mode = headers.get("sec-fetch-mode");
  return (
    oneOf(headers.get("sec-fetch-dest"), ["document", "empty"]) &&
    (oneOf(mode, ["navigate"]) || oneOf(headers.get("sec-fetch-site"), ["same-origin"]))
  );
}

/** Whether the browser itself follows a redirect, and no script or service worker in its place. */
export const followsRedirects = (headers: Headers): boolean =>
  oneOf(headers.get("sec-fetch-mode"), ["navigate"]);

/** Whether a person would see the answer: not what our own client asks for, but whatever comes by the callback. */
export const isLookedAt = (
  { headers, url }: Request,
  { basePath }: { readonly basePath: string },
): boolean =>
  !headers.has(GUICHET_HEADER) &&
  (headers.get("sec-fetch-mode") === "navigate" ||
    (headers.get("accept") ?? "").includes("text/html") ||
    new URL(url).pathname.startsWith(`${basePath}${proxyRoutes.bankReturn.path}`));

const hints = ["sec-purpose", "purpose", "x-purpose", "x-moz"];

/** Whether the browser only looks ahead: nobody is here yet. */
export const isLookingAhead = ({ headers }: Request): boolean =>
  hints.some((name) => /prefetch|prerender|preview/i.test(headers.get(name) ?? ""));
