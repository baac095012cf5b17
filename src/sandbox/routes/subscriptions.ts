import type { SubscriptionRecord } from "../records.ts";
import type { Route } from "../route-table.ts";
import { subscriptionView } from "../views/subscription-view.ts";
import { shareableRoutes } from "./shareable-routes.ts";

export const subscriptionRoutes: readonly Route[] = shareableRoutes<SubscriptionRecord>({
  name: "subscriptions",
  itemsOf: ({ subscriptions }) => subscriptions,
  isGone: () => false,
  idOf: ({ id }) => id,
  view: (user, { connection, item }) => subscriptionView(user, connection, item),
  listView: (user, entries) => ({
    subscriptions: entries.map(({ connection, item }) => subscriptionView(user, connection, item)),
    total: entries.length,
  }),
  update: () => null,
});
