import { failure, json, notFoundPage, refusalAnswer } from "../answer.ts";
import { offers, pickSource } from "../connector-sources.ts";
import { shownState } from "../connection-state.ts";
import { sourceOf } from "../connections.ts";
import { passTime } from "../passing-time.ts";
import type { Institution } from "../institution.ts";
import type { AuthorisationRecord, ConnectionRecord, UserRecord } from "../records.ts";
import type { Call, Handler, Route } from "../route-table.ts";
import { notInList, values as listValues } from "../scenarios/refusals.ts";
import { addUser, findInstitution, userOfToken, type World } from "../world.ts";
import { isAllowedRedirect } from "./redirect-uri.ts";
import { forUser, unauthorized } from "./for-user.ts";

const LINK_MS = 7_200_000;

const invalid = (description: string): Response =>
  failure(400, { code: "invalidValue", description });
const missing = (name: string): Response =>
  failure(400, { code: "missingParameter", description: `${name} is missing` });

interface Target {
  readonly institution: Institution;
  readonly connection: ConnectionRecord | null;
}

/** What the visit is for: an existing connection, or a connector for a new one. */
function targetOf({ world, query }: Call, user: UserRecord): Target | Response {
  const id = query.get("id_connection");
  if (id !== null) {
    const connection = user.connections.get(Number(id));
    return connection === undefined
      ? notFoundPage()
      : { institution: connection.institution, connection };
  }
  const reference = query.get("connector_uuid") ?? query.get("id_connector");
  if (reference === null) return missing("id_connector");
  const institution = findInstitution(world, reference);
  if (institution === undefined) return notFoundPage();
  if (institution.connector.restricted) {
    return failure(403, { code: "forbidden", description: "No connection may be added" });
  }
  return { institution, connection: null };
}

/** Values of the fields that a connector asks before the bank's page; only `/webauth` takes them. */
function choicesOf({ query }: Call, { connector }: Institution): Map<string, string> | Response {
  const choices = new Map<string, string>();
  for (const field of connector.fields) {
    const value = query.get(field.name);
    if (value === null || value === "" || !field.auth_mechanisms.includes("webauth")) continue;
    if (field.type === "list" && !listValues(field).includes(value)) {
      return refusalAnswer(notInList("sandbox_openapi", field, value));
    }
    choices.set(field.name, value);
  }
  return choices;
}

/** Checks the query and remembers the visit; the answer is the address of the bank's page, or a refusal. */
function visitFor(call: Call, user: UserRecord, takesFields: boolean): string | Response {
  const { world, query } = call;
  const { clientId } = world.settings;
  const redirectUri = query.get("redirect_uri");
  if (query.get("client_id") === null) return missing("client_id");
  if (redirectUri === null) return missing("redirect_uri");
  if (query.get("client_id") !== clientId) return invalid("client_id is unknown");
  if (!isAllowedRedirect(world.settings, redirectUri)) {
    return invalid("redirect_uri is not one of the client application's");
  }
  const target = targetOf(call, user);
  if (target instanceof Response) return target;
  const { institution, connection } = target;

  const name = query.get("source") ?? undefined;
  const own = connection?.sources.find(
    (source) => offers(source.wire, "webauth") && (name === undefined || source.wire.name === name),
  );
  const source = own?.wire ?? pickSource(institution.connector, name, "webauth");
  if (source === undefined || !offers(source, "webauth")) {
    return invalid("The connector has no source with a web authorisation");
  }
  if (connection !== null && sourceOf(connection, source.name) !== undefined && isHealthy(own)) {
    return failure(409, {
      code: "invalidValue",
      description: "The connection is already up to date and has a valid token",
    });
  }
  const choices = takesFields ? choicesOf(call, institution) : new Map<string, string>();
  if (choices instanceof Response) return choices;
  return openVisit(world, user, {
    institution,
    source,
    connectionId: connection?.id ?? null,
    redirectUri,
    state: query.get("state"),
    choices,
    isFresh: false,
  });
}

/** Remembers a visit at the bank; the address of its page. */
export function openVisit(
  world: World,
  user: UserRecord,
  details: Omit<AuthorisationRecord, "id" | "userId" | "expires" | "customer">,
): string {
  const id = world.random.token();
  const expires = world.clock.now() + LINK_MS;
  world.authorisations.set(id, { ...details, id, userId: user.id, expires, customer: null });
  return `${world.settings.publicUrl}/bank/${id}`;
}

const isHealthy = (source: ConnectionRecord["sources"][number] | undefined): boolean =>
  source !== undefined && shownState(source) === null && !source.renewalDue;

function webauthUrl(call: Call, user: UserRecord): Response {
  const visit = visitFor(call, user, false);
  return typeof visit === "string" ? json({ url: visit }) : visit;
}

/** The user of a temporary code. */
function userOfCode(world: World, code: string): UserRecord | null {
  const record = world.tokens.get(code);
  if (record?.kind !== "code") return null;
  const user = userOfToken(world, code);
  if (record.single) world.tokens.delete(code);
  return user;
}

/** Without a code: whose connection is named, else somebody new, as `POST /auth/init` makes them. A guess. */
function userWithoutCode(world: World, id: string | null): UserRecord | undefined {
  if (id === null) return addUser(world);
  return [...world.users.values()].find(({ connections }) => connections.has(Number(id)));
}

/** For a browser: the temporary code is in the query, since nothing can set a header there. It may be left out. */
const webauth: Handler = (call) => {
  const { world, query } = call;
  const code = query.get("token");
  const user =
    code === null ? userWithoutCode(world, query.get("id_connection")) : userOfCode(world, code);
  if (user === null) return unauthorized();
  if (user === undefined) return notFoundPage();
  passTime(world, user);
  const visit = visitFor(call, user, true);
  if (typeof visit !== "string") return visit;
  return new Response(null, { status: 302, headers: { location: visit } });
};

export const webauthRoutes: readonly Route[] = [
  { method: "GET", path: "/webauth-url", handle: forUser(webauthUrl) },
  { method: "GET", path: "/webauth", handle: webauth },
];
