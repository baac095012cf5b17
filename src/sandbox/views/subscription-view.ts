import { formatPowensDate } from "../../protocol/powens-date.ts";
import type { ConnectionRecord, SubscriptionRecord, UserRecord } from "../records.ts";
import { dateOrNull } from "./source-view.ts";

const dayOf = (instant: number): string => formatPowensDate(instant).slice(0, 10);

/** A `Subscription` as written on the wire: a contract whose documents can be fetched. */
export const subscriptionView = (
  user: UserRecord,
  connection: ConnectionRecord,
  subscription: SubscriptionRecord,
) => {
  const source = connection.sources.find(({ id }) => id === subscription.sourceId);
  return {
    id: subscription.id,
    id_connection: connection.id,
    id_user: user.id,
    id_source: subscription.sourceId,
    number: subscription.number,
    label: subscription.label,
    subscriber: subscription.subscriber,
    validity: null,
    renewdate: dayOf(subscription.renewDate),
    last_update: dateOrNull(subscription.disabled === null ? (source?.lastUpdate ?? null) : null),
    deleted: null,
    disabled: dateOrNull(subscription.disabled),
    error: null,
  };
};
