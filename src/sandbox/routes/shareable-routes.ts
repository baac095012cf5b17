import { activationCrashes, share, type Shareable } from "../accounts/sharing.ts";
import { crashPage, failure, json, notFoundPage } from "../answer.ts";
import type { ConnectionRecord, UserRecord } from "../records.ts";
import { flagOf, queryFlag, readBody, type RequestBody } from "../request-body.ts";
import type { Call, Route, UserHandler } from "../route-table.ts";
import { badBody, findConnection } from "./connection-answer.ts";
import { forUser } from "./for-user.ts";

interface Entry<Item> {
  readonly connection: ConnectionRecord;
  readonly item: Item;
}

/** One sort of thing that the PSU shares or keeps: its name in paths and bodies, and how it is read and changed. */
export interface ShareableKind<Item extends Shareable> {
  readonly name: "accounts" | "subscriptions";
  itemsOf(connection: ConnectionRecord): readonly Item[];
  /** Found at the bank once, and no longer. */
  isGone(item: Item): boolean;
  idOf(item: Item): number;
  view(user: UserRecord, entry: Entry<Item>): unknown;
  listView(user: UserRecord, entries: readonly Entry<Item>[]): unknown;
  /** Changes what else the body names; the name of a property whose value is not allowed, or `null`. */
  update(item: Item, body: RequestBody): string | null;
}

/** Reading, listing and changing one sort of thing, for the whole user and for one connection. */
export function shareableRoutes<Item extends Shareable>(
  kind: ShareableKind<Item>,
): readonly Route[] {
  const { name } = kind;

  /** The items of the path: of one connection, or of all; `null` when that connection does not exist. */
  function entriesOf(call: Call, user: UserRecord): readonly Entry<Item>[] | null {
    const one = findConnection(call, user);
    if (call.params["connection"] !== undefined && one === undefined) return null;
    const connections = one === undefined ? [...user.connections.values()] : [one];
    return connections.flatMap((connection) =>
      kind.itemsOf(connection).map((item) => ({ connection, item })),
    );
  }

  const isShown = ({ query }: Call, { item }: Entry<Item>): boolean =>
    queryFlag(query, "all") || (item.disabled === null && !kind.isGone(item));

  const list: UserHandler = (call, user) => {
    const entries = entriesOf(call, user);
    return entries === null
      ? notFoundPage()
      : json(
          kind.listView(
            user,
            entries.filter((entry) => isShown(call, entry)),
          ),
        );
  };

  /** What the path names. A disabled one without `?all` is refused in JSON, an unknown one by a page. */
  function named(call: Call, user: UserRecord): readonly Entry<Item>[] | Response {
    const ids = (call.params["ids"] ?? "").split(",");
    const all = entriesOf(call, user) ?? [];
    const entries = ids.flatMap((id) => all.filter(({ item }) => String(kind.idOf(item)) === id));
    if (entries.length < ids.length) return notFoundPage();
    if (entries.every((entry) => isShown(call, entry))) return entries;
    return failure(404, { code: "notFound", description: `One of the ${name} is disabled` });
  }

  /** One answers itself, several answer a list. */
  function answer(user: UserRecord, entries: readonly Entry<Item>[]): Response {
    const views = entries.map((entry) => kind.view(user, entry));
    return json(views.length === 1 ? views[0] : { [name]: views });
  }

  const read: UserHandler = (call, user) => {
    const entries = named(call, user);
    return entries instanceof Response ? entries : answer(user, entries);
  };

  const update: UserHandler = async (call, user) => {
    const body = await readBody(call.request);
    if (body === null) return badBody();
    const entries = named(call, user);
    if (entries instanceof Response) return entries;
    const disabled = flagOf(body, "disabled");
    if ("disabled" in body && disabled === undefined) return invalid("disabled");
    if (disabled === false && entries.some(({ connection }) => activationCrashes(connection))) {
      return crashPage();
    }
    for (const { item } of entries) {
      const refused = kind.update(item, body);
      if (refused !== null) return invalid(refused);
      if (disabled !== undefined) share(item, !disabled, call.world.clock.now());
    }
    return answer(user, entries);
  };

  return [`/users/:user/${name}`, `/users/:user/connections/:connection/${name}`].flatMap(
    (root) => [
      { method: "GET", path: root, handle: forUser(list) },
      { method: "GET", path: `${root}/:ids`, handle: forUser(read) },
      { method: "POST", path: `${root}/:ids`, handle: forUser(update) },
      { method: "PUT", path: `${root}/:ids`, handle: forUser(update) },
    ],
  );
}

const invalid = (property: string): Response =>
  failure(400, { code: "invalidValue", description: `The value of ${property} is not allowed` });
