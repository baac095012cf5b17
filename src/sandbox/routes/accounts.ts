import { failure, json, notFoundPage } from "../answer.ts";
import type { AccountRecord, ConnectionRecord, UserRecord } from "../records.ts";
import { flagOf, queryFlag, readBody, textOf, type RequestBody } from "../request-body.ts";
import type { Call, Route, UserHandler } from "../route-table.ts";
import { accountListView, accountView } from "../views/account-view.ts";
import { badBody, findConnection } from "./connection-answer.ts";
import { forUser } from "./for-user.ts";

interface Entry {
  readonly connection: ConnectionRecord;
  readonly account: AccountRecord;
}

/** The accounts of the path: of one connection, or of all; `null` when that connection does not exist. */
function entriesOf(call: Call, user: UserRecord): readonly Entry[] | null {
  const one = findConnection(call, user);
  if (call.params["connection"] !== undefined && one === undefined) return null;
  const connections = one === undefined ? [...user.connections.values()] : [one];
  return connections.flatMap((connection) =>
    connection.accounts.map((account) => ({ connection, account })),
  );
}

const isShown = ({ query }: Call, { account }: Entry): boolean =>
  account.disabled === null || queryFlag(query, "all");

function listAccounts(call: Call, user: UserRecord): Response {
  const entries = entriesOf(call, user);
  if (entries === null) return notFoundPage();
  return json(
    accountListView(
      user,
      entries.filter((entry) => isShown(call, entry)),
    ),
  );
}

/** The accounts that the path names. A disabled one without `?all` is refused in JSON, an unknown one by a page. */
function named(call: Call, user: UserRecord): readonly Entry[] | Response {
  const ids = (call.params["accounts"] ?? "").split(",");
  const all = entriesOf(call, user) ?? [];
  const entries = ids.flatMap((id) => all.filter(({ account }) => String(account.id) === id));
  if (entries.length < ids.length) return notFoundPage();
  if (!entries.every((entry) => isShown(call, entry))) {
    return failure(404, { code: "notFound", description: "The account is disabled" });
  }
  return entries;
}

/** One account answers itself, several answer a list. */
const answer = (user: UserRecord, entries: readonly Entry[]): Response => {
  const accounts = entries.map(({ connection, account }) => accountView(user, connection, account));
  return json(accounts.length === 1 ? accounts[0] : { accounts });
};

function readAccounts(call: Call, user: UserRecord): Response {
  const entries = named(call, user);
  return entries instanceof Response ? entries : answer(user, entries);
}

const updateAccounts: UserHandler = async (call, user) => {
  const body = await readBody(call.request);
  if (body === null) return badBody();
  const entries = named(call, user);
  if (entries instanceof Response) return entries;
  for (const { account } of entries) update(account, body, call.world.clock.now());
  return answer(user, entries);
};

function update(account: AccountRecord, body: RequestBody, now: number): void {
  const disabled = flagOf(body, "disabled");
  if (disabled !== undefined) account.disabled = disabled ? (account.disabled ?? now) : null;
  account.name = textOf(body, "name") ?? account.name;
  account.display = flagOf(body, "display") ?? account.display;
  account.bookmarked = flagOf(body, "bookmarked") ?? account.bookmarked;
  account.usage = textOf(body, "usage") ?? account.usage;
}

export const accountRoutes: readonly Route[] = [
  "/users/:user/accounts",
  "/users/:user/connections/:connection/accounts",
].flatMap((root) => [
  { method: "GET", path: root, handle: forUser(listAccounts) },
  { method: "GET", path: `${root}/:accounts`, handle: forUser(readAccounts) },
  { method: "POST", path: `${root}/:accounts`, handle: forUser(updateAccounts) },
  { method: "PUT", path: `${root}/:accounts`, handle: forUser(updateAccounts) },
]);
