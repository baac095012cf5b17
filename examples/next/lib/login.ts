/** Your own login goes here. This stand-in makes everyone who loads the page a user of their own; see proxy.ts. */
export const USER_COOKIE = "user";

/** The id of the signed-in user of a request; null for a stranger. */
export const userOf = ({ headers }: Pick<Request, "headers">): string | null =>
  /(?:^|;\s*)user=([0-9a-f-]{36})(?:;|$)/.exec(headers.get("cookie") ?? "")?.[1] ?? null;
