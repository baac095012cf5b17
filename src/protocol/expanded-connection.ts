import * as v from "valibot";
import { accountSchema, subscriptionSchema } from "./account.ts";
import { connectionSchema } from "./connection.ts";
import { connectorSummarySchema } from "./connector-summary.ts";
import { list, listThere } from "./generous.ts";

/**
 * What a read of connections may bring along, and nothing else. `sources` come with every read. Accounts and
 * subscriptions are those that are shared; with `all_`, the others too.
 *
 * Source: Powens, “Connection object”, expands.
 */
export const connectionExpands = [
  "accounts",
  "all_accounts",
  "all_subscriptions",
  "connector",
  "sources",
  "subscriptions",
] as const;
export type ConnectionExpand = (typeof connectionExpands)[number];

/** Those that the bank still has. */
const present = <Item extends { readonly deleted: string | null }>(
  schema: v.GenericSchema<unknown, Item>,
) =>
  v.pipe(
    list(schema),
    v.transform((items) => items?.filter(({ deleted }) => deleted === null) ?? null),
  );
const accountsSchema = present(accountSchema);
const subscriptionsSchema = present(subscriptionSchema);

/**
 * A connection with what was asked for beside it; `null` for what was not. Everything is cut down and masked as where it
 * is read by itself.
 */
export const expandedConnectionSchema = v.intersect([
  connectionSchema,
  v.object({
    connector: v.fallback(v.nullish(connectorSummarySchema, null), null),
    accounts: accountsSchema,
    all_accounts: accountsSchema,
    subscriptions: subscriptionsSchema,
    all_subscriptions: subscriptionsSchema,
  }),
]);
export type ExpandedConnection = v.InferOutput<typeof expandedConnectionSchema>;

/** Answers of `GET /connections` and `GET /connections/{id}` with `expand`. */
export const expandedConnectionListSchema = v.object({
  connections: listThere(expandedConnectionSchema),
});
export const expandedConnectionAnswerSchema = v.object({ connection: expandedConnectionSchema });
