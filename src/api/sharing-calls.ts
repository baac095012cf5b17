import { accountListSchema, subscriptionListSchema } from "../protocol/account.ts";
import type { Account, Share, Subscription } from "../protocol/index.ts";
import type { callProxy, ProxyCall, ProxyClientOptions } from "./proxy-client.ts";

/** The client is handed over, so that fetching this file later brings nothing with it that is there already. */
export interface Client {
  readonly call: typeof callProxy;
  readonly options: ProxyClientOptions;
}

type Name = "accounts" | "subscriptions";

const list = (id: number, name: Name, signal: AbortSignal | undefined): ProxyCall => ({
  method: "GET",
  path: `/connections/${String(id)}/${name}`,
  signal,
});

function share(id: number, name: Name, ids: readonly number[]): ProxyCall {
  const body: Share = { ids: [...ids], disabled: false };
  return { method: "PUT", path: `/connections/${String(id)}/${name}`, body };
}

export const listAccounts = async (
  { call, options }: Client,
  id: number,
  signal?: AbortSignal,
): Promise<Account[]> =>
  (await call(list(id, "accounts", signal), accountListSchema, options)).accounts;

export const shareAccounts = async (
  { call, options }: Client,
  id: number,
  ids: readonly number[],
): Promise<Account[]> =>
  (await call(share(id, "accounts", ids), accountListSchema, options)).accounts;

export const listSubscriptions = async (
  { call, options }: Client,
  id: number,
  signal?: AbortSignal,
): Promise<Subscription[]> =>
  (await call(list(id, "subscriptions", signal), subscriptionListSchema, options)).subscriptions;

export const shareSubscriptions = async (
  { call, options }: Client,
  id: number,
  ids: readonly number[],
): Promise<Subscription[]> =>
  (await call(share(id, "subscriptions", ids), subscriptionListSchema, options)).subscriptions;
