import { shareSchema } from "../../../protocol/account.ts";
import { jsonAnswer } from "../answer.ts";
import type { ProxyServices } from "../proxy-services.ts";
import { connectionIdOf } from "./connections.ts";
import { type ApiCall, readBody } from "./route.ts";

export async function listAccounts({ accounts }: ProxyServices, call: ApiCall) {
  const id = connectionIdOf(call);
  return jsonAnswer({ accounts: await accounts.list(await call.user(), id) });
}

export async function shareAccounts({ acts, accounts }: ProxyServices, call: ApiCall) {
  const id = connectionIdOf(call);
  const { ids } = readBody(call, shareSchema);
  await acts.take(call.userKey, "shareAccounts", `connection ${id}`);
  return jsonAnswer({ accounts: await accounts.share(await call.user(), id, ids) });
}

export async function listSubscriptions({ subscriptions }: ProxyServices, call: ApiCall) {
  const id = connectionIdOf(call);
  return jsonAnswer({ subscriptions: await subscriptions.list(await call.user(), id) });
}

export async function shareSubscriptions({ acts, subscriptions }: ProxyServices, call: ApiCall) {
  const id = connectionIdOf(call);
  const { ids } = readBody(call, shareSchema);
  await acts.take(call.userKey, "shareSubscriptions", `connection ${id}`);
  return jsonAnswer({ subscriptions: await subscriptions.share(await call.user(), id, ids) });
}
