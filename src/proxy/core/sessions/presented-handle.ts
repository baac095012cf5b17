import { handlePattern } from "../../../protocol/identifiers.ts";
import type { IssuedHandle } from "./sessions.ts";
import type { SessionMode } from "../../../protocol/session-api.ts";

const COOKIE = "__Host-guichet_sid";

type CookieMode = Exclude<SessionMode, "bearer">;

const attributes: Readonly<Record<CookieMode, string>> = {
  "cookie-partitioned": "Path=/; Secure; HttpOnly; SameSite=None; Partitioned",
  "cookie-strict": "Path=/; Secure; HttpOnly; SameSite=Strict",
  "cookie-lax": "Path=/; Secure; HttpOnly; SameSite=Lax",
};

/** A `Set-Cookie` for a handle. `__Host-` makes the browser refuse one from a sibling domain or plain http. */
export const cookieOf = (mode: CookieMode, { handle, until }: IssuedHandle, now: number): string =>
  `${COOKIE}=${handle}; ${attributes[mode]}; Max-Age=${Math.max(0, Math.floor((until - now) / 1000))}`;

export const clearedCookie = (mode: CookieMode): string =>
  `${COOKIE}=; ${attributes[mode]}; Max-Age=0`;

export interface PresentedHandle {
  readonly handle: string;
  readonly as: "bearer" | "cookie";
}

/** The handle that a request presents; a bearer goes first. Two different cookies of our name are none. */
export function presentedHandle(headers: Headers): PresentedHandle | null {
  const authorization = headers.get("authorization");
  if (authorization !== null) {
    const handle = /^Bearer ([A-Za-z0-9_-]+)$/.exec(authorization)?.[1] ?? "";
    return handlePattern.test(handle) ? { handle, as: "bearer" } : null;
  }
  const values = new Set(
    (headers.get("cookie") ?? "")
      .split(";")
      .map((pair) => pair.trim().split("="))
      .filter(([name]) => name === COOKIE)
      .map(([, value = ""]) => value),
  );
  const [handle = ""] = values;
  return values.size === 1 && handlePattern.test(handle) ? { handle, as: "cookie" } : null;
}
