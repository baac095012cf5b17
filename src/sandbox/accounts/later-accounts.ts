import { findConnection } from "../known-connections.ts";
import type { World } from "../world.ts";
import { inventAccount } from "./invented-accounts.ts";

/** Lets one more account appear at the bank, disabled like every new one; its id. */
export function addAccount(world: World, connectionId: number, type: string): number {
  const connection = findConnection(world, connectionId);
  const [source] = connection.sources;
  if (source === undefined) throw new RangeError(`connection ${connectionId} has no source`);
  const parent = connection.accounts.find((account) => account.type === "checking");
  const account = inventAccount(world, source, {
    id: world.random.id(),
    type,
    parentId: type === "card" ? (parent?.id ?? null) : null,
  });
  connection.accounts.push(account);
  return account.id;
}

/** Lets an account be gone from the bank: it stays readable with `?all`, with the date. */
export function closeAccount(world: World, accountId: number): void {
  const account = [...world.users.values()]
    .flatMap(({ connections }) => [...connections.values()])
    .flatMap(({ accounts }) => accounts)
    .find(({ id }) => id === accountId);
  if (account === undefined) throw new RangeError(`there is no account ${accountId}`);
  account.deleted ??= world.clock.now();
}
