import { formatPowensDate } from "../../protocol/powens-date.ts";
import { failure, json, noContent } from "../answer.ts";
import type { UserRecord } from "../records.ts";
import { flagOf, readBody, textOf, type RequestBody } from "../request-body.ts";
import type { Call, Handler, Route } from "../route-table.ts";
import {
  addUser,
  issueToken,
  removeUser,
  revokeTokens,
  TEMPORARY_SECONDS,
  userOfToken,
  wipeUsers,
  type World,
} from "../world.ts";
import { bearerOf, forUser, unauthorized } from "./for-user.ts";

const isClient = ({ settings }: World, body: RequestBody): boolean =>
  textOf(body, "client_id") === settings.clientId &&
  textOf(body, "client_secret") === settings.clientSecret;

const badBody = (): Response =>
  failure(400, { code: "badRequest", description: "The body could not be read" });

async function init({ world, request }: Call): Promise<Response> {
  const body = await readBody(request);
  if (body === null) return badBody();
  const named =
    textOf(body, "client_id") !== undefined || textOf(body, "client_secret") !== undefined;
  if (named && !isClient(world, body)) return unauthorized();
  const user = addUser(world);
  return json({
    auth_token: issueToken(world, user, named ? "permanent" : "temporary"),
    type: named ? "permanent" : "temporary",
    id_user: user.id,
    expires_in: named ? null : TEMPORARY_SECONDS,
  });
}

function code({ world, query }: Call, user: UserRecord): Response {
  const isSingle = query.get("type") === "singleAccess";
  return json({
    code: issueToken(world, user, "code", isSingle),
    type: "temporary",
    access: isSingle ? "single" : "standard",
    expires_in: TEMPORARY_SECONDS,
  });
}

const accessToken = (world: World, user: UserRecord): Response =>
  json({ access_token: issueToken(world, user, "permanent"), token_type: "Bearer" });

async function access({ world, request }: Call): Promise<Response> {
  const body = await readBody(request);
  if (body === null) return badBody();
  if (!isClient(world, body)) return unauthorized();
  const grant = textOf(body, "grant_type") ?? "authorization_code";
  if (grant !== "authorization_code") {
    return failure(400, {
      code: "invalidValue",
      description: "`grant_type` must be authorization_code",
    });
  }
  const given = textOf(body, "code") ?? "";
  const user = world.tokens.get(given)?.kind === "permanent" ? null : userOfToken(world, given);
  if (user === null) {
    return failure(400, {
      code: "invalidValue",
      description: "The code is unknown or has expired",
    });
  }
  if (world.tokens.get(given)?.single === true) world.tokens.delete(given);
  return accessToken(world, user);
}

async function renew({ world, request }: Call): Promise<Response> {
  wipeUsers(world);
  const body = await readBody(request);
  if (body === null) return badBody();
  if (!isClient(world, body)) return unauthorized();
  if (textOf(body, "grant_type") !== "client_credentials") {
    return failure(400, {
      code: "invalidValue",
      description: "`grant_type` must be client_credentials",
    });
  }
  const wanted = textOf(body, "id_user");
  const user = wanted === undefined ? addUser(world) : world.users.get(Number(wanted));
  if (user === undefined) {
    return failure(400, { code: "invalidValue", description: "There is no such user" });
  }
  if (flagOf(body, "revoke_previous") === true) revokeTokens(world, user.id, "permanent");
  return accessToken(world, user);
}

const revokeOwn: Handler = (call) => {
  const token = bearerOf(call);
  if (token === null || userOfToken(call.world, token) === null) return unauthorized();
  call.world.tokens.delete(token);
  return noContent();
};

function deleteUser({ world }: Call, user: UserRecord): Response {
  removeUser(world, user.id);
  return json({ survey_url: null });
}

export const authRoutes: readonly Route[] = [
  { method: "POST", path: "/auth/init", handle: init },
  { method: "GET", path: "/auth/token/code", handle: forUser(code) },
  { method: "POST", path: "/auth/token/access", handle: access },
  { method: "POST", path: "/auth/renew", handle: renew },
  { method: "DELETE", path: "/auth/token", handle: revokeOwn },
  {
    method: "GET",
    path: "/users/:user",
    handle: forUser((_, user) => json({ id: user.id, signin: formatPowensDate(user.created) })),
  },
  { method: "DELETE", path: "/users/:user", handle: forUser(deleteUser) },
];
