import { type Account, shareSchema } from "../../../protocol/account.ts";
import { jsonAnswer } from "../answer.ts";
import type { ProxyServices } from "../proxy-services.ts";
import type { Shareable, ShareableItems } from "../shareable-items.ts";
import { connectionIdOf } from "./connections.ts";
import { type ApiCall, readBody } from "./route.ts";

/** What a connection found. Where that is nothing it must be there: contracts are read for the whole user. */
async function listOf<Item extends Shareable>(
  { connections }: ProxyServices,
  call: ApiCall,
  id: number,
  items: ShareableItems<Item>,
): Promise<readonly Item[]> {
  const user = await call.user();
  const found = await items.list(user, id);
  if (found.length === 0) await connections.get(user, id);
  return found;
}

export async function listAccounts(services: ProxyServices, call: ApiCall) {
  const { accounts } = services;
  const id = connectionIdOf(call);
  return jsonAnswer({ accounts: await listOf(services, call, id, accounts) });
}

export async function shareAccounts({ acts, accounts, settings }: ProxyServices, call: ApiCall) {
  const id = connectionIdOf(call);
  const { ids } = readBody(call, shareSchema);
  await acts.take(call.userKey, "shareAccounts", `connection ${id}`);
  const check = (chosen: readonly Account[]) => {
    settings.permitShared(call, chosen);
  };
  return jsonAnswer({ accounts: await accounts.share(await call.user(), id, ids, check) });
}

export async function listSubscriptions(services: ProxyServices, call: ApiCall) {
  const { subscriptions } = services;
  const id = connectionIdOf(call);
  return jsonAnswer({ subscriptions: await listOf(services, call, id, subscriptions) });
}

export async function shareSubscriptions({ acts, subscriptions }: ProxyServices, call: ApiCall) {
  const id = connectionIdOf(call);
  const { ids } = readBody(call, shareSchema);
  await acts.take(call.userKey, "shareSubscriptions", `connection ${id}`);
  return jsonAnswer({ subscriptions: await subscriptions.share(await call.user(), id, ids) });
}
