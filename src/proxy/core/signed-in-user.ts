import { AnsweredError, sessionExpired } from "./answered-error.ts";
import type { ProxySettings } from "./options.ts";

/** Whoever sent the request, as the host's own login knows them. */
export interface SignedInUser {
  /** Separates users in the store and in every cache. */
  readonly key: string;
  /** The permanent Powens token. It goes to the upstream client and nowhere else. */
  readonly token: string;
}

const KEY_LIMIT = 512;

/** Asks one function of the host; what it throws never leaves. */
async function ask(
  settings: ProxySettings,
  name: "resolveUserToken" | "userKey",
  request: Request,
  requestId: string,
): Promise<string> {
  let value: unknown;
  try {
    value = await settings[name](request);
  } catch (error) {
    // The standalone server's own login answers for itself; a host cannot make one of these.
    if (error instanceof AnsweredError) throw error;
    settings.log.write({ event: "host_function_failed", name, requestId });
    throw new AnsweredError(503, "upstream_unavailable", `\`${name}\` of this server failed.`);
  }
  if (value === null || value === undefined || value === "") throw sessionExpired();
  if (typeof value !== "string" || (name === "userKey" && value.length > KEY_LIMIT)) {
    settings.log.write({ event: "host_function_failed", name, requestId });
    throw new AnsweredError(
      503,
      "upstream_unavailable",
      `\`${name}\` must answer a text${name === "userKey" ? ` of at most ${KEY_LIMIT} characters` : ""} or null.`,
    );
  }
  return value;
}

export const userKeyOf = (settings: ProxySettings, request: Request, requestId: string) =>
  ask(settings, "userKey", request, requestId);

/** A token that could not be a header would fail the call; it counts as none. */
export async function userTokenOf(
  settings: ProxySettings,
  request: Request,
  requestId: string,
): Promise<string> {
  const token = await ask(settings, "resolveUserToken", request, requestId);
  if (!/^[\x21-\x7e]{1,4096}$/.test(token)) {
    settings.log.write({ event: "host_function_failed", name: "resolveUserToken", requestId });
    throw sessionExpired();
  }
  return token;
}
