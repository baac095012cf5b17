/** Your own login goes here. This stand-in makes everyone who loads the page a user of their own. */
import { randomUUID } from "node:crypto";

/** The id of the signed-in user, from the Cookie header of a request; null for a stranger. */
export const userOf = (cookies) =>
  /(?:^|;\s*)user=([0-9a-f-]{36})(?:;|$)/.exec(cookies ?? "")?.[1] ?? null;

/** The Set-Cookie header that signs a new user in. */
export const signIn = () => `user=${randomUUID()}; Path=/; HttpOnly; SameSite=Lax`;
