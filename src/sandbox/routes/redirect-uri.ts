import type { SandboxSettings } from "../sandbox-options.ts";

const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Whether a return address is the client application's: on its list exactly, or any loopback page without a query. */
export function isAllowedRedirect({ redirectUris }: SandboxSettings, redirectUri: string): boolean {
  if (!URL.canParse(redirectUri)) return false;
  if (redirectUris !== "any-loopback") return redirectUris.includes(redirectUri);
  const url = new URL(redirectUri);
  const isWeb = url.protocol === "http:" || url.protocol === "https:";
  return isWeb && LOOPBACK.test(url.hostname) && !/[?#]/.test(redirectUri) && url.username === "";
}
