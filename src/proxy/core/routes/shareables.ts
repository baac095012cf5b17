import { shareSchema } from "../../../protocol/account.ts";
import { jsonAnswer } from "../answer.ts";
import type { ProxyServices } from "../proxy-services.ts";
import { connectionIdOf } from "./connections.ts";
import { type ApiCall, readBody } from "./route.ts";

export async function listAccounts({ accounts }: ProxyServices, call: ApiCall) {
  const id = connectionIdOf(call);
  return jsonAnswer({ accounts: await accounts.list(await call.user(), id) });
}

export async function shareAccounts({ accounts }: ProxyServices, call: ApiCall) {
  const id = connectionIdOf(call);
  const { ids } = readBody(call, shareSchema);
  return jsonAnswer({ accounts: await accounts.share(await call.user(), id, ids) });
}

export async function listSubscriptions({ subscriptions }: ProxyServices, call: ApiCall) {
  const id = connectionIdOf(call);
  return jsonAnswer({ subscriptions: await subscriptions.list(await call.user(), id) });
}

export async function shareSubscriptions({ subscriptions }: ProxyServices, call: ApiCall) {
  const id = connectionIdOf(call);
  const { ids } = readBody(call, shareSchema);
  return jsonAnswer({ subscriptions: await subscriptions.share(await call.user(), id, ids) });
}
