import { queryOptions } from "@tanstack/react-query";
import type { ConnectApi } from "../api/index.ts";
import type { Attempt, FoundItem } from "../flow/index.ts";
import { ConnectError, isConnectError } from "../protocol/index.ts";
import type { Account, Connection, Connector, Subscription } from "../protocol/index.ts";

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

/** Everything that a connection found, shared or not, and what could not be read of it. */
export interface Found {
  readonly found: readonly FoundItem[];
  readonly unread: readonly FoundItem["kind"][];
}

/** What answered; a list that failed is left out where another brought something. */
export async function readFound(
  api: ConnectApi,
  connector: Connector,
  connectionId: number,
  signal?: AbortSignal,
): Promise<Found> {
  const { accounts, contracts } = has(connector);
  const kinds: FoundItem["kind"][] = [
    ...(accounts ? (["account"] as const) : []),
    ...(contracts ? (["subscription"] as const) : []),
  ];
  const reads = await Promise.allSettled(
    kinds.map(async (kind) =>
      kind === "account"
        ? (await api.listAccounts(connectionId, { signal })).map(accountItem)
        : (await api.listSubscriptions(connectionId, { signal })).map(contractItem),
    ),
  );
  const found = reads.flatMap((read) => (read.status === "fulfilled" ? read.value : []));
  const failed = reads.find((read) => read.status === "rejected");
  if (failed !== undefined && (found.length === 0 || !isOfOneList(failed.reason)))
    throw failed.reason;
  return { found, unread: kinds.filter((_, index) => reads[index]?.status === "rejected") };
}

/** The failure of one list says nothing of the other; the end of the session, or a fault of ours, does. */
const isOfOneList = (error: unknown) => isConnectError(error) && error.code !== "session_expired";

/** The connection as it is now, or as it was where that cannot be read. */
async function readConnection(api: ConnectApi, before: Connection, signal: AbortSignal) {
  try {
    return await api.getConnection(before.id, { signal });
  } catch (error) {
    if (!isOfOneList(error) || codeOf(error) === "not_found") throw error;
    return before;
  }
}

const codeOf = (error: unknown) => (isConnectError(error) ? error.code : null);

/** The lists of a connection that is there: where one is missing, the connection is not gone. */
async function readLists(...read: Parameters<typeof readFound>): Promise<Found> {
  try {
    return await readFound(...read);
  } catch (cause) {
    if (codeOf(cause) !== "not_found") throw cause;
    throw new ConnectError("upstream_rejected", "the accounts cannot be read", { cause });
  }
}

/** What a connection found, together with the connection as it is now: until when it is shared, what of it fails. */
export const foundQuery = (api: ConnectApi, { connector, connection }: Attempt, turn: number) => {
  const id = connection?.id ?? 0;
  return queryOptions({
    queryKey: ["found", id, turn],
    queryFn: async ({ signal }) => {
      if (connection === null) throw new ConnectError("not_found", "there is no connection");
      const lists = readLists(api, connector, id, signal);
      // It is waited for second: its failure alone is no news before that.
      lists.catch(() => undefined);
      const now = await readConnection(api, connection, signal);
      return { ...(await lists), connection: now };
    },
    enabled: connection !== null,
    networkMode: "always",
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
};
