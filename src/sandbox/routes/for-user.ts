import { failure, notFoundPage } from "../answer.ts";
import { passTime } from "../passing-time.ts";
import type { UserRecord } from "../records.ts";
import type { Call, Handler, UserHandler } from "../route-table.ts";
import { userOfToken } from "../world.ts";

export const unauthorized = (): Response => failure(401, { code: "unauthorized" });

export const bearerOf = ({ request }: Call): string | null =>
  /^Bearer\s+(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? null;

/** The user of the token in the header, as far as time has brought them; `null` without a live token. */
function callingUser(call: Call): UserRecord | null {
  const token = bearerOf(call);
  if (token === null || call.world.tokens.get(token)?.single === true) return null;
  const user = userOfToken(call.world, token);
  if (user !== null) passTime(call.world, user);
  return user;
}

/** Lets only the owner in: `:user` is `me` or the owner's own id, everybody else's does not exist. */
export const forUser =
  (handle: UserHandler): Handler =>
  (call) => {
    const user = callingUser(call);
    if (user === null) return unauthorized();
    const wanted = call.params["user"] ?? "me";
    return wanted === "me" || wanted === String(user.id) ? handle(call, user) : notFoundPage();
  };
