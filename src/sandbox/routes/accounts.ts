import type { AccountRecord } from "../records.ts";
import { flagOf, textOf, type RequestBody } from "../request-body.ts";
import type { Route } from "../route-table.ts";
import { accountListView, accountView } from "../views/account-view.ts";
import { shareableRoutes } from "./shareable-routes.ts";

/** `ASSO` is an old value. */
const usages: readonly unknown[] = ["PRIV", "ORGA", "ASSO", null];

function update(account: AccountRecord, body: RequestBody): string | null {
  if ("usage" in body && !usages.includes(body["usage"])) return "usage";
  account.name = textOf(body, "name") ?? account.name;
  account.display = flagOf(body, "display") ?? account.display;
  account.bookmarked = flagOf(body, "bookmarked") ?? account.bookmarked;
  if ("usage" in body) account.usage = textOf(body, "usage") ?? null;
  return null;
}

export const accountRoutes: readonly Route[] = shareableRoutes<AccountRecord>({
  name: "accounts",
  itemsOf: ({ accounts }) => accounts,
  isGone: ({ deleted }) => deleted !== null,
  idOf: ({ id }) => id,
  view: (user, { connection, item }) => accountView(user, connection, item),
  listView: (user, entries) =>
    accountListView(
      user,
      entries.map(({ connection, item }) => ({ connection, account: item })),
    ),
  update,
});
