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

type HostFunction = "resolveUserToken" | "userKey";

/** Asks one function of the host; what it throws never leaves. */
async function ask(
  settings: ProxySettings,
  name: HostFunction,
  request: Request,
  requestId: string,
): Promise<unknown> {
  try {
    return await settings[name](request);
  } catch (error) {
    // The standalone server's own login answers for itself; a host cannot make one of these.
    if (error instanceof AnsweredError) throw error;
    settings.log.write({ event: "host_function_failed", name, requestId });
    throw new AnsweredError(503, "upstream_unavailable", `\`${name}\` of this server failed.`);
  }
}

const isNothing = (value: unknown) => value === null || value === undefined || value === "";

/** What no login explains: the function itself is wrong. */
function mistake(
  { log }: ProxySettings,
  name: HostFunction,
  requestId: string,
  fix: string,
): AnsweredError {
  log.write({ event: "host_function_failed", name, requestId });
  return new AnsweredError(500, "implementation_error", `\`${name}\` ${fix}`);
}

export async function userKeyOf(
  settings: ProxySettings,
  request: Request,
  requestId: string,
): Promise<string> {
  const key = await ask(settings, "userKey", request, requestId);
  if (isNothing(key)) throw sessionExpired();
  if (typeof key === "string" && key.length <= KEY_LIMIT) return key;
  const fix = `must answer a text of at most ${KEY_LIMIT} characters, or null.`;
  throw mistake(settings, "userKey", requestId, fix);
}

const NO_TOKEN =
  "answered no token for a user whom `userKey` knows: it must answer the permanent token of their Powens user; create that user first (`POST /auth/init`).";
const NOT_A_TOKEN =
  "must answer the permanent Powens token of the user, as a text without spaces and without `Bearer`; is a `.token` or an `await` missing?";

export async function userTokenOf(
  settings: ProxySettings,
  request: Request,
  requestId: string,
): Promise<string> {
  const token = await ask(settings, "resolveUserToken", request, requestId);
  if (isNothing(token)) throw mistake(settings, "resolveUserToken", requestId, NO_TOKEN);
  if (typeof token === "string" && /^[\x21-\x7e]{1,4096}$/.test(token)) return token;
  throw mistake(settings, "resolveUserToken", requestId, NOT_A_TOKEN);
}
