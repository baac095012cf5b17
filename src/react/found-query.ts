import { queryOptions } from "@tanstack/react-query";
import type { ConnectApi } from "../api/index.ts";
import type { Attempt, FoundItem } from "../flow/index.ts";
import type { Account, Connector, Subscription } from "../protocol/index.ts";

const accountItem = ({ id, name, type, usage, number, iban, disabled }: Account): FoundItem => ({
  kind: "account",
  ...{ id, name, type, usage, number, iban },
  isShared: disabled === null,
});

const contractItem = ({ id, label, number, disabled }: Subscription): FoundItem => ({
  kind: "subscription",
  ...{ id, name: label, type: null, usage: null, number, iban: null },
  isShared: disabled === null,
});

const isDocument = (capability: string) => capability.startsWith("document");

/** What a connector has: accounts, contracts, or both. One that does not say is a bank. */
const has = ({ capabilities }: Connector) => ({
  contracts: capabilities.some(isDocument),
  accounts: capabilities.length === 0 || !capabilities.every(isDocument),
});

/** Everything that a connection found, shared or not. */
export async function readFound(
  api: ConnectApi,
  connector: Connector,
  connectionId: number,
  signal?: AbortSignal,
): Promise<FoundItem[]> {
  const { accounts, contracts } = has(connector);
  const [listed, subscriptions] = await Promise.all([
    accounts ? api.listAccounts(connectionId, { signal }) : [],
    contracts ? api.listSubscriptions(connectionId, { signal }) : [],
  ]);
  return [...listed.map(accountItem), ...subscriptions.map(contractItem)];
}

/** What a connection found, together with the connection as it is now: until when it is shared, what of it fails. */
export const foundQuery = (api: ConnectApi, { connector, connection }: Attempt, turn: number) => {
  const id = connection?.id ?? 0;
  return queryOptions({
    queryKey: ["found", id, turn],
    queryFn: async ({ signal }) => {
      const [found, now] = await Promise.all([
        readFound(api, connector, id, signal),
        api.getConnection(id, { signal }),
      ]);
      return { found, connection: now };
    },
    enabled: connection !== null,
    networkMode: "always",
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
};
