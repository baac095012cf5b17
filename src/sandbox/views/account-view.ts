import type { AccountRecord, ConnectionRecord, UserRecord } from "../records.ts";
import { dateOrNull } from "./source-view.ts";

const currencies: Readonly<Record<string, { readonly symbol: string; readonly name: string }>> = {
  EUR: { symbol: "€", name: "Euro" },
  USD: { symbol: "$", name: "US Dollar" },
};

const currencyView = (id: string) => ({
  id,
  symbol: currencies[id]?.symbol ?? id,
  prefix: id === "USD",
  crypto: false,
  precision: 2,
  marketcap: null,
  datetime: null,
  name: currencies[id]?.name ?? id,
});

const lastUpdateOf = ({ sources }: ConnectionRecord, { sourceId }: AccountRecord): number | null =>
  sources.find(({ id }) => id === sourceId)?.lastUpdate ?? null;

/** What is fetched once an account is shared, and erased again when it no longer is. */
const sharedData = ({ type, balance }: AccountRecord, lastUpdate: number | null) => ({
  coming: type === "card" ? -Math.round(balance * 10) / 100 : null,
  last_update: dateOrNull(lastUpdate),
  loan: type === "loan" ? { total_amount: 180_000, rate: 1.75 } : null,
});

const nothing = { coming: null, last_update: null, loan: null };

/** A `BankAccount` as written on the wire. */
export const accountView = (
  user: UserRecord,
  connection: ConnectionRecord,
  account: AccountRecord,
) => ({
  id: account.id,
  id_connection: connection.id,
  id_user: user.id,
  id_source: account.sourceId,
  id_parent: account.parentId,
  number: account.number,
  webid: account.number,
  original_name: account.originalName,
  name: account.name,
  balance: account.balance,
  coming_balance: account.balance,
  formatted_balance: `${account.balance.toFixed(2)} ${currencyView(account.currency).symbol}`,
  display: account.display,
  ...(account.disabled === null ? sharedData(account, lastUpdateOf(connection, account)) : nothing),
  deleted: dateOrNull(account.deleted),
  disabled: dateOrNull(account.disabled),
  iban: account.iban,
  bic: account.iban === null ? null : "SBXXFRPPXXX",
  currency: currencyView(account.currency),
  type: account.type,
  id_type: account.typeId,
  bookmarked: account.bookmarked ? 1 : 0,
  usage: account.usage,
  ownership: "owner",
  company_name: null,
  opening_date: null,
  error: null,
  // An object where a list would be expected: recorded.
  information: {},
});

/** A list of accounts with its sums. `coming_balances` and `balances` are by currency. */
export function accountListView(
  user: UserRecord,
  entries: readonly { readonly connection: ConnectionRecord; readonly account: AccountRecord }[],
) {
  const sums: Record<string, number> = {};
  for (const { account } of entries) {
    const sum = (sums[account.currency] ?? 0) + account.balance;
    sums[account.currency] = Math.round(sum * 100) / 100;
  }
  return {
    accounts: entries.map(({ connection, account }) => accountView(user, connection, account)),
    balance: sums["EUR"] ?? 0,
    balances: sums,
    coming_balances: sums,
    total: entries.length,
  };
}
